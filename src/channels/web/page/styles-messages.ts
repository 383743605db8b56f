/** Messages: bubbles, pictures, files, choices. */
export const MESSAGE_STYLES = /* css */ `
.log-frame { flex: 1; min-height: 0; position: relative; }
.log { height: 100%; overflow-y: auto; overscroll-behavior: contain; padding: 12px max(12px, env(safe-area-inset-right)) 8px max(12px, env(safe-area-inset-left)); }
.log:focus-visible { outline-offset: -3px; }
.messages { display: flex; flex-direction: column; gap: 8px; align-items: flex-start; }
#unsent:not(:empty) { margin-top: 8px; }
.message { max-width: min(88%, 620px); display: flex; flex-direction: column; align-items: stretch; gap: 6px; scroll-margin: 12px; }
.message.own { align-self: flex-end; }
.message:focus { outline: none; }
.message:focus-visible > .bubble { outline: 3px solid var(--accent); outline-offset: 2px; }
.bubble { background: var(--paper); border-radius: 4px 16px 16px 16px; padding: 8px 12px 6px; box-shadow: var(--shade); min-width: 88px; }
.own > .bubble { background: var(--tint); color: var(--tint-ink); border-radius: 16px 4px 16px 16px; }
.words { white-space: pre-wrap; }
.meta { display: flex; align-items: center; justify-content: flex-end; gap: 4px; font-size: .75rem; line-height: 1.4; color: var(--quiet); margin-top: 2px; }
.own .meta { color: inherit; opacity: .85; }
.edit { position: relative; border: 0; background: none; padding: 0 2px 0 6px; font-weight: 600; text-decoration: underline; text-underline-offset: 2px; }
.edit::after { content: ""; position: absolute; inset: -14px -12px -14px -6px; }
.day, .unread-line { align-self: center; text-align: center; font-size: .8125rem; line-height: 1.4; color: var(--quiet); padding: 6px 12px 2px; }
.day::first-letter { text-transform: uppercase; }
.unread-line { align-self: stretch; color: var(--link); font-weight: 600; display: flex; align-items: center; gap: 10px; }
.unread-line::before, .unread-line::after { content: ""; flex: 1; border-top: 1px solid currentColor; opacity: .4; }
.empty { text-align: center; color: var(--quiet); padding: 18vh 24px 0; }
.older { display: block; margin: 0 auto 8px; min-height: 44px; padding: 6px 16px; border: 1px solid var(--line); border-radius: 22px; background: var(--paper); color: var(--link); }
.new-below { position: absolute; left: 50%; bottom: 10px; transform: translateX(-50%); min-height: 44px; padding: 8px 18px; border: 0; border-radius: 22px; background: var(--accent); color: var(--accent-ink); font-weight: 600; box-shadow: 0 3px 12px rgb(10 30 20 / .3); }
.new-below::after { content: " \\2193"; }

.album { display: grid; grid-template-columns: repeat(6, 1fr); gap: 4px; margin: -2px -6px 6px; border-radius: 12px; overflow: hidden; width: calc(100% + 12px); }
.album > * { grid-column: span 2; }
/* The last row is filled: two share it, four make a square, one alone spans it. */
.album > :nth-child(3n + 1):nth-last-child(2), .album > :nth-child(3n + 2):last-child { grid-column: span 3; aspect-ratio: 3 / 2; }
.album > :nth-child(3n + 1):last-child { grid-column: span 6; aspect-ratio: 3 / 1; }
.album > :first-child:nth-last-child(4), .album > :first-child:nth-last-child(4) ~ * { grid-column: span 3; aspect-ratio: 4 / 3; }
.message:has(> .bubble > .album) { width: 100%; }
.message:has(> .bubble > .album:not(.one)) { max-width: min(88%, 500px); }
.message:has(> .bubble > .album.one) { max-width: min(88%, 380px); }
.tile { display: grid; place-items: center; aspect-ratio: 1; padding: 6px; border: 0; background: rgb(120 140 130 / .18); color: inherit; font-size: .8125rem; text-align: center; overflow: hidden; text-decoration: none; }
.album.one > .tile { grid-column: span 6; aspect-ratio: 4 / 3; }
a.tile:has(img) { padding: 0; }
.tile img { width: 100%; height: 100%; object-fit: cover; display: block; }
.tile:focus-visible { outline-offset: -3px; }

.file, .player { display: flex; align-items: center; gap: 8px; margin: 0 -4px 6px; padding: 6px 10px 6px 4px; border-radius: 12px; background: rgb(120 140 130 / .13); color: inherit; text-decoration: none; min-height: 52px; }
.file .icon, .tray .icon-file { width: 36px; height: 36px; color: var(--link); }
.file.gone { padding-inline-start: 12px; }
.player { flex-direction: column; align-items: stretch; padding: 6px; }
.player a { color: inherit; text-decoration: none; padding: 2px 6px; min-height: 44px; display: flex; align-items: center; }
.player video { width: 100%; max-height: 50vh; border-radius: 8px; background: #000; }
.player audio { width: min(100%, 420px); }
.message:has(.player) { width: 100%; max-width: min(88%, 480px); }
.about { display: flex; flex-direction: column; min-width: 0; line-height: 1.35; }
.about .name { font-weight: 600; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
a .about .name { text-decoration: underline; text-underline-offset: 2px; }
.about .size { font-size: .8125rem; color: var(--quiet); }
.own .about .size { color: inherit; opacity: .85; }

.choices { display: flex; flex-wrap: wrap; gap: 6px; }
.choice { flex: 1 1 auto; min-height: 44px; min-width: 0; padding: 8px 12px; border: 1.5px solid var(--accent); border-radius: 14px; background: var(--paper); color: var(--link); font-weight: 600; line-height: 1.3; text-align: center; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; }
@media (hover: hover) { .choice:hover { background: var(--tint); color: var(--tint-ink); } }
.choice[aria-busy="true"] { opacity: .55; cursor: progress; }
.choice.outwards::after { content: "\\2197"; content: "\\2197" / ""; font-weight: 400; }
.choice.outwards { gap: 6px; }
.phone { display: grid; gap: 6px; background: var(--paper); border-radius: 14px; padding: 10px 12px; box-shadow: var(--shade); }
.phone label { font-size: .875rem; font-weight: 600; }
.phone input { min-height: 44px; padding: 8px 12px; border: 1px solid var(--quiet); border-radius: 10px; background: var(--paper); width: 100%; }

.waiting > .bubble { opacity: .92; }
.waiting .names { font-size: .875rem; margin-bottom: 4px; }
.waiting .names li { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.waiting .status { font-size: .8125rem; margin-top: 2px; }
.waiting progress { width: 100%; height: 8px; accent-color: var(--accent); display: block; margin-top: 6px; }
.ways { display: flex; gap: 8px; justify-content: flex-end; }
.ways button { min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 22px; background: var(--paper); color: var(--link); font-weight: 600; width: auto; }
`;
