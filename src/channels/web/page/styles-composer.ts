/** Below the messages: notices, chosen files, the box to write in. */
export const COMPOSER_STYLES = /* css */ `
.bottom { position: relative; background: var(--paper); border-top: 1px solid var(--line); padding: 6px max(6px, env(safe-area-inset-right)) max(6px, env(safe-area-inset-bottom)) max(6px, env(safe-area-inset-left)); }
.composer { display: flex; align-items: flex-end; gap: 2px; }
.composer textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 40vh; resize: none; padding: 9px 14px; margin: 0 4px; border: 1px solid var(--line); border-radius: 22px; background: var(--ground); line-height: 1.5; }
.composer textarea:placeholder-shown { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.composer textarea::placeholder { color: var(--quiet); opacity: 1; }
.composer textarea:focus-visible { outline-offset: -1px; outline-width: 2px; }
.icon-send.ready { background: var(--accent); color: var(--accent-ink); }
button.icon-send.ready:hover { filter: brightness(1.08); background: var(--accent); color: var(--accent-ink); }
.icon-send:disabled { opacity: .5; }
.notes:not(:empty) { display: grid; gap: 6px; padding-bottom: 6px; }
.note { display: flex; align-items: center; gap: 6px; background: var(--warn); color: var(--warn-ink); border: 1px solid var(--warn-line); border-radius: 12px; padding-left: 12px; font-size: .9375rem; line-height: 1.4; }
.note p { flex: 1; padding: 6px 0; min-width: 0; }
.note .icon { color: inherit; }
.note .icon::before { width: 18px; height: 18px; }
.editing { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 0 8px 4px 14px; font-size: .875rem; color: var(--quiet); }
.editing button { min-height: 44px; padding: 4px 12px; border: 0; background: none; color: var(--link); font-weight: 600; }
.tray { display: flex; gap: 8px; overflow-x: auto; padding: 2px 2px 8px; }
.tray li { flex: none; display: flex; align-items: center; gap: 8px; width: 190px; border: 1px solid var(--line); border-radius: 12px; padding-left: 6px; background: var(--ground); }
.tray img { width: 44px; height: 44px; object-fit: cover; border-radius: 8px; flex: none; margin: 4px 0; }
.tray .about { flex: 1; font-size: .8125rem; }
.tray .about .name { -webkit-line-clamp: 1; word-break: break-all; }
.tray .icon-close::before { width: 18px; height: 18px; }
.tray .icon-file { margin: 4px 0; }
.drop { position: absolute; inset: 8px; z-index: 4; display: grid; place-items: center; border: 3px dashed var(--accent); border-radius: 18px; background: var(--tint); color: var(--tint-ink); font-size: 1.125rem; font-weight: 650; opacity: .96; pointer-events: none; }
`;
