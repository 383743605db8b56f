/** The demo's look: the chat's own colours, four phones in a row, or one with tabs where there is no room. */
export const STYLES = /* css */ `
:root {
  color-scheme: light dark;
  --ground: #e3ebe7; --paper: #ffffff; --ink: #17251f; --quiet: #4c5d55; --line: #cdd8d2;
  --accent: #0b6b57; --accent-ink: #ffffff; --tint: #d9efe6; --tint-ink: #12261d; --shell: #22302a;
  --shade: 0 2px 10px rgb(20 40 30 / .14);
  font: 16px/1.45 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0b1310; --paper: #18231e; --ink: #e9f1ed; --quiet: #a5b6ae; --line: #34443d;
    --accent: #6fd3b8; --accent-ink: #06241c; --tint: #1d4a3d; --tint-ink: #eaf7f1; --shell: #41544b; --shade: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { margin: 0; height: 100%; background: var(--ground); color: var(--ink); }
body { overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
h1, h2, p, ol { margin: 0; padding: 0; }
ol { list-style: none; }
button { font: inherit; color: inherit; cursor: pointer; }
button:disabled { cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.plain { max-width: 34rem; margin: 0 auto; padding: 18vh 24px; text-align: center; display: grid; gap: 12px; }

.demo { display: flex; flex-direction: column; gap: 12px; min-height: 100%; padding: 14px 18px 10px; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 24px; }
.brand { display: flex; align-items: center; gap: 12px; flex: 1 1 300px; min-width: 0; }
.brand img { border-radius: 12px; flex: none; }
.brand h1 { font-size: 1.3125rem; line-height: 1.25; }
.brand h1 span { font-weight: 500; font-size: .9375rem; color: var(--quiet); margin-inline-start: 4px; }
.brand p { font-size: .875rem; line-height: 1.35; color: var(--quiet); }
.invented { font-size: .8125rem; line-height: 1.4; color: var(--quiet); text-align: center; }

.clock { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 8px 18px; }
.now { display: grid; grid-template-columns: auto 1fr; column-gap: 10px; align-items: baseline; font-variant-numeric: tabular-nums; line-height: 1.35; }
.now strong { grid-column: 1 / -1; font-size: 1.125rem; }
.now strong::first-letter { text-transform: uppercase; }
.now #time { color: var(--quiet); }
.passing { font-size: .875rem; color: var(--accent); font-weight: 600; min-width: 9.5em; }
.jumps { margin: 0; padding: 0; border: 0; display: flex; gap: 8px; align-items: stretch; flex-wrap: wrap; }
.jumps button { min-height: 52px; padding: 5px 14px; border: 1.5px solid var(--line); border-radius: 14px; background: var(--paper); color: var(--accent); display: grid; align-content: center; justify-items: center; line-height: 1.25; }
.jumps b { font-weight: 650; }
.jumps small { font-size: .8125rem; color: var(--quiet); }
.jumps button:hover:enabled { border-color: var(--accent); background: var(--tint); color: var(--tint-ink); }
.jumps button:hover:enabled small { color: inherit; }
.jumps button:disabled { color: var(--quiet); background: none; }
.jumps .reset { border-color: transparent; background: none; color: var(--quiet); padding-inline: 10px; text-decoration: underline; text-underline-offset: 3px; }

.guide { background: var(--paper); border-radius: 18px; padding: 8px 10px; box-shadow: var(--shade); display: flex; align-items: center; gap: 14px; }
.guide-head { flex: none; padding-inline: 8px 4px; }
.guide h2 { font-size: 1rem; line-height: 1.35; }
#progress { font-size: .875rem; line-height: 1.35; color: var(--quiet); }
#steps { flex: 1; min-width: 0; display: flex; align-items: stretch; gap: 6px; }
#steps li { flex: 0 0 auto; min-height: 60px; display: flex; align-items: center; gap: 9px; padding: 6px 10px; border-radius: 14px; font-size: .9375rem; line-height: 1.35; color: var(--quiet); }
.number { flex: none; width: 26px; height: 26px; border-radius: 50%; display: grid; place-items: center; font-size: .875rem; font-weight: 650; border: 1.5px solid var(--line); }
#steps b { font-weight: 600; white-space: nowrap; }
#steps li:not(.current) :is(p, .way) { display: none; }
#steps li.done .number { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-size: 0; }
#steps li.done .number::before { content: "\\2713"; content: "\\2713" / ""; font-size: .875rem; line-height: 1; }
#steps li.current { flex: 1 1 auto; min-width: 0; background: var(--tint); color: var(--tint-ink); }
#steps li.current .number { border-color: currentColor; }
.told { flex: 1 1 auto; min-width: 0; }
.told p { font-size: .875rem; }
.way { flex: none; display: inline-flex; align-items: center; min-height: 44px; padding: 8px 18px; border: 0; border-radius: 22px; background: var(--accent); color: var(--accent-ink); font-weight: 600; font-size: .9375rem; text-decoration: none; }
.way:hover:enabled, a.way:hover { filter: brightness(1.1); }
.way:disabled { opacity: .55; }
.way.turn { display: none; }
.guide.over .guide-head { flex: 1 1 320px; }
.guide.over #steps { display: none; }
.extras { margin: 0; padding: 0; border: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: 8px; }
.extras button { min-height: 48px; padding: 5px 16px; border: 1.5px solid var(--line); border-radius: 14px; background: var(--paper); color: var(--accent); font-weight: 600; font-size: .9375rem; line-height: 1.25; display: grid; justify-items: center; align-content: center; }
.extras button:hover { border-color: var(--accent); background: var(--tint); color: var(--tint-ink); }
.extras small { font-size: .8125rem; font-weight: 400; color: var(--quiet); }

.tabs { display: none; }
.phones { flex: 1; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 16px; min-height: 0; position: relative; }
.phone { display: flex; flex-direction: column; gap: 6px; min-width: 0; --scale: 1; --rim: 8px; }
.phone h2 { font-size: 1rem; line-height: 1.35; padding-inline: 8px; display: flex; gap: 0 8px; align-items: baseline; flex-wrap: wrap; }
.phone h2 span { font-weight: 400; font-size: .875rem; color: var(--quiet); }
.glass { flex: 1; position: relative; min-height: 560px; border-radius: 28px; background: var(--shell); box-shadow: var(--shade); transition: box-shadow .3s; }
/* As on a telephone, only further away: what does not fit a column is shown smaller. */
.glass iframe { position: absolute; left: var(--rim); top: var(--rim); width: calc((100% - 2 * var(--rim)) / var(--scale)); height: calc((100% - 2 * var(--rim)) / var(--scale)); transform: scale(var(--scale)); transform-origin: 0 0; border: 0; border-radius: calc(21px / var(--scale)); background: var(--paper); }
.phone.wanted .glass { box-shadow: 0 0 0 3px var(--ground), 0 0 0 7px var(--accent); }
.phone.fresh .glass { animation: fresh 1.6s ease-out; }
@keyframes fresh { from { box-shadow: 0 0 0 9px rgb(25 152 111 / .55); } }

dialog { border: 0; border-radius: 18px; padding: 22px 24px 18px; max-width: min(420px, 90vw); background: var(--paper); color: var(--ink); box-shadow: 0 12px 48px rgb(0 0 0 / .35); }
dialog::backdrop { background: rgb(10 20 15 / .5); }
dialog form { display: flex; justify-content: flex-end; gap: 10px; margin-top: 18px; }
dialog button { min-height: 44px; padding: 8px 20px; border: 1.5px solid var(--line); border-radius: 22px; background: none; font-weight: 600; }
dialog .yes { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); }

@media (min-width: 1180px) { .demo { height: 100vh; height: 100dvh; min-height: 720px; } .glass { min-height: 0; } }
@media (min-width: 1180px) and (max-width: 1599px) { .phone { --scale: .86; } }
@media (max-width: 1279px) {
  .guide { flex-direction: column; align-items: stretch; gap: 4px; }
  .guide-head { display: flex; gap: 12px; align-items: baseline; }
}
@media (max-width: 1179px) {
  .phones { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .glass { height: 640px; flex: none; }
  #steps { flex-wrap: wrap; }
  #steps li.current { order: 1; flex-basis: 100%; }
}
@media (max-width: 760px) {
  .demo { height: 100vh; height: 100dvh; min-height: 560px; padding: 0; gap: 0; }
  .brand, .invented { display: none; }
  .bar { padding: 6px 12px; gap: 0; position: relative; }
  .clock { flex: 1 1 100%; gap: 4px; }
  .now { width: 100%; min-height: 30px; display: flex; flex-wrap: wrap; gap: 0 8px; }
  .now strong, .now #time { font-size: 1rem; }
  .passing { margin-inline-start: auto; min-width: 0; }
  .jumps { width: 100%; gap: 6px; flex-wrap: nowrap; }
  .jumps button { flex: 1 1 auto; min-height: 48px; padding: 3px 4px; font-size: .8125rem; border-radius: 12px; white-space: nowrap; }
  .jumps small { font-size: .75rem; }
  .jumps .weekday { display: none; }
  .jumps .reset { position: absolute; top: 0; right: 0; min-height: 44px; padding: 0 12px 8px; }
  .jumps .reset:disabled { visibility: hidden; }
  .guide { border-radius: 0; box-shadow: none; padding: 0; gap: 0; background: var(--tint); color: var(--tint-ink); }
  .guide-head { display: none; }
  #steps li { display: none; border-radius: 0; padding: 7px 12px; }
  #steps li.current { display: flex; flex-wrap: wrap; background: none; }
  .told { flex: 1 1 150px; }
  .guide.over .guide-head { display: block; flex: none; padding: 8px 12px 0; }
  .extras { padding: 8px 12px; gap: 6px; flex-wrap: nowrap; }
  .extras button { flex: 1 1 0; padding: 4px; font-size: .8125rem; }
  .extras small { font-size: .75rem; }
  .guide.over h2 { display: none; }
  .guide.over #progress { color: inherit; }
  .way { padding: 8px 14px; font-size: .875rem; }
  .way.turn { display: inline-flex; }
  .tabs { display: grid; grid-template-columns: repeat(4, auto); background: var(--paper); border-bottom: 1px solid var(--line); }
  .tabs button { position: relative; min-height: 46px; padding: 6px 2px; border: 0; border-bottom: 3px solid transparent; background: none; color: var(--quiet); font-size: .875rem; font-weight: 600; }
  .tabs button[aria-current="true"] { color: var(--accent); border-color: var(--accent); }
  .tabs button.wanted { color: var(--accent); }
  .news { position: absolute; top: 7px; right: 6px; width: 9px; height: 9px; border-radius: 50%; background: #d0432a; }
  /* Those behind keep their size: what comes in meanwhile is scrolled to its place. */
  .phone { position: absolute; inset: 0; visibility: hidden; --rim: 0px; }
  .phone.chosen { visibility: visible; }
  .phone h2 { display: none; }
  .glass, .phone.wanted .glass { flex: 1; height: auto; min-height: 0; border-radius: 0; box-shadow: none; background: none; animation: none; }
  .glass iframe { border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
`;
