/** A loudspeaker, as the page's sign. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="14" fill="#0b6b57"/>
<path d="M12 20.5a2.5 2.5 0 0 1 2.5-2.5H20l10.2-6.3c1.2-.8 2.8.1 2.8 1.5v21.6c0 1.4-1.6 2.3-2.8 1.5L20 30h-5.500a2.500 2.500 0 0 1-2.500-2.500z" fill="#fff"/>
<path d="M17 30h5l1.600 6.200a2 2 0 0 1-2 2.500h-1.500a2 2 0 0 1-2-1.600z" fill="#bfe6da"/>
<path d="M36.500 19.500a6 6 0 0 1 0 9" fill="none" stroke="#ffd166" stroke-width="2.600" stroke-linecap="round"/>
</svg>`;
