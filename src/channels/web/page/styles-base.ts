/** Colours, letters, the frame of the page, its menus and doors. */
export const BASE_STYLES = /* css */ `
:root {
  color-scheme: light dark;
  --ground: #eef3f1; --paper: #ffffff; --ink: #17251f; --quiet: #52635b; --line: #d3ddd8;
  --accent: #0b6b57; --accent-ink: #ffffff; --tint: #d9efe6; --tint-ink: #12261d; --link: #07604d;
  --warn: #fff3d6; --warn-ink: #503700; --warn-line: #e6c877; --shade: 0 1px 2px rgb(20 40 30 / .12);
  --height: 100dvh;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101916; --paper: #1c2823; --ink: #e9f1ed; --quiet: #a5b6ae; --line: #34443d;
    --accent: #6fd3b8; --accent-ink: #06241c; --tint: #1d4a3d; --tint-ink: #eaf7f1; --link: #8be0c9;
    --warn: #3b2f10; --warn-ink: #ffe6ab; --warn-line: #6d5a24; --shade: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { margin: 0; height: 100%; background: var(--ground); color: var(--ink); }
body { overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
h1, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.chat { display: flex; flex-direction: column; height: 100vh; height: var(--height); max-width: 860px; margin: 0 auto; position: relative; }
.top { display: flex; align-items: center; gap: 12px; padding: 8px max(12px, env(safe-area-inset-right)) 8px max(12px, env(safe-area-inset-left)); background: var(--paper); border-bottom: 1px solid var(--line); }
.top .logo { flex: none; border-radius: 10px; }
.who { flex: 1; min-width: 0; }
.who h1 { font-size: 1.0625rem; line-height: 1.3; font-weight: 650; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.top .status { font-size: .8125rem; line-height: 1.35; color: var(--quiet); display: flex; align-items: center; gap: 6px; }
.top .status::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: #b98a12; flex: none; }
.top .status[data-status="online"]::before { background: #19986f; }
.top .status[data-status="offline"]::before { background: #c4472b; }

.icon { display: inline-grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--quiet); flex: none; }
@media (hover: hover) { button.icon:hover, .sheet button:hover { background: var(--ground); color: var(--ink); } }
.icon::before { content: ""; width: 24px; height: 24px; background: currentColor; -webkit-mask: var(--sign) center / contain no-repeat; mask: var(--sign) center / contain no-repeat; }
.icon-more { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Ccircle cx='12' cy='5' r='2'/%3E%3Ccircle cx='12' cy='12' r='2'/%3E%3Ccircle cx='12' cy='19' r='2'/%3E%3C/svg%3E"); }
.icon-close { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2.200' stroke-linecap='round'%3E%3Cpath d='M6 6l12 12M18 6L6 18'/%3E%3C/svg%3E"); }
.icon-attach { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M20 11.500l-8.200 8.200a5.300 5.300 0 0 1-7.500-7.500l8.200-8.200a3.500 3.500 0 0 1 5 5l-8.200 8.200a1.800 1.800 0 0 1-2.500-2.500l7.500-7.500'/%3E%3C/svg%3E"); }
.icon-commands { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round'%3E%3Crect x='3' y='3' width='18' height='18' rx='5'/%3E%3Cpath d='M14 8l-4 8'/%3E%3C/svg%3E"); }
.icon-send { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath d='M3.400 20.400l17.700-7.600a.9.9 0 0 0 0-1.600L3.400 3.600a.8.8 0 0 0-1.100 1L4.500 11l8 1-8 1-2.200 6.400a.8.8 0 0 0 1.100 1z'/%3E%3C/svg%3E"); }
.icon-file { --sign: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linejoin='round'%3E%3Cpath d='M6 3h8l5 5v13H6z'/%3E%3Cpath d='M14 3v5h5'/%3E%3C/svg%3E"); }

.holder { position: relative; }
.sheet { position: absolute; z-index: 3; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 6px 24px rgb(10 30 20 / .22); padding: 6px; max-height: 60vh; overflow-y: auto; }
.sheet.below { right: 0; top: 100%; width: min(300px, 86vw); }
.sheet.above { left: 8px; right: 8px; bottom: 100%; margin-bottom: 6px; }
.sheet.narrow { right: auto; min-width: 220px; }
.sheet button { display: flex; gap: 10px; align-items: baseline; width: 100%; min-height: 44px; padding: 9px 12px; border: 0; border-radius: 9px; background: none; text-align: start; }
.sheet .command { font-weight: 650; color: var(--link); white-space: nowrap; }
.sure { padding: 4px 12px 8px; font-size: .9375rem; display: grid; gap: 8px; }
.sure .ways button { border: 1px solid var(--line); border-radius: 22px; justify-content: center; width: auto; padding: 9px 18px; }

.door { max-width: 440px; margin: 0 auto; padding: 12vh 24px 40px; text-align: center; display: grid; gap: 16px; justify-items: center; }
.door h1 { font-size: 1.75rem; line-height: 1.2; }
.enter { display: inline-block; min-height: 52px; padding: 12px 28px; border: 0; border-radius: 26px; background: var(--accent); color: var(--accent-ink); font-weight: 650; font-size: 1.0625rem; text-decoration: none; }
.enter:disabled { opacity: .6; }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
