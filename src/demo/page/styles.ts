/** The demo's look: the chat's own colours, four phones in a row, or one with tabs where there is no room. */
export const STYLES = /* css */ `
:root {
  color-scheme: light dark;
  --ground: #e3ebe7; --paper: #ffffff; --ink: #17251f; --quiet: #4c5d55; --line: #cdd8d2;
  --accent: #0b6b57; --accent-ink: #ffffff; --tint: #d9efe6; --tint-ink: #12261d; --shell: #22302a;
  --shade: 0 2px 10px rgb(20 40 30 / .14);
  font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
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

.demo { display: flex; flex-direction: column; gap: 12px; min-height: 100%; padding: 14px 18px 18px; }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px 28px; }
.brand { display: flex; align-items: center; gap: 12px; flex: 1 1 300px; }
.brand img { border-radius: 11px; flex: none; }
.brand h1 { font-size: 1.3125rem; line-height: 1.25; }
.brand h1 span { font-weight: 500; font-size: .9375rem; color: var(--quiet); margin-inline-start: 4px; }
.invented { font-size: .8125rem; color: var(--quiet); max-width: 64ch; }

.clock { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 8px 20px; }
.now { display: grid; grid-template-columns: auto auto; column-gap: 10px; align-items: baseline; font-variant-numeric: tabular-nums; }
.now strong { font-size: 1.125rem; }
.now strong::first-letter { text-transform: uppercase; }
.now #time { color: var(--quiet); font-size: 1.125rem; }
.passing { grid-column: 1 / -1; font-size: .8125rem; color: var(--quiet); min-height: 1.2em; }
.jumps { margin: 0; padding: 0; border: 0; display: flex; gap: 8px; align-items: stretch; flex-wrap: wrap; }
.jumps button { min-height: 52px; padding: 5px 16px; border: 1.5px solid var(--accent); border-radius: 14px; background: var(--paper); color: var(--accent); display: grid; align-content: center; justify-items: center; line-height: 1.25; }
.jumps b { font-weight: 650; }
.jumps small { font-size: .8125rem; color: var(--quiet); }
.jumps button:hover:enabled { background: var(--tint); color: var(--tint-ink); }
.jumps button:hover:enabled small { color: inherit; }
.jumps button:disabled { border-color: var(--line); color: var(--quiet); }
.jumps button.wanted:enabled { background: var(--accent); color: var(--accent-ink); }
.jumps button.wanted:enabled small { color: inherit; }
.jumps .reset { border-color: transparent; background: none; color: var(--quiet); text-decoration: underline; text-underline-offset: 3px; padding-inline: 10px; }

.guide { background: var(--paper); border-radius: 16px; padding: 10px 14px 12px; box-shadow: var(--shade); }
.guide-head { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; margin-bottom: 8px; }
.guide h2 { font-size: 1rem; }
#progress { font-size: .875rem; color: var(--quiet); }
#steps { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; counter-reset: step; }
#steps li { counter-increment: step; position: relative; padding: 8px 10px 8px 42px; border-radius: 12px; border: 1.5px solid transparent; font-size: .875rem; line-height: 1.4; color: var(--quiet); }
#steps li::before { content: counter(step); position: absolute; left: 9px; top: 8px; width: 24px; height: 24px; border-radius: 50%; display: grid; place-items: center; font-size: .8125rem; font-weight: 650; border: 1.5px solid var(--line); color: var(--quiet); }
#steps li.done::before { content: "\\2713"; background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
#steps li.current { border-color: var(--accent); background: var(--tint); color: var(--tint-ink); }
#steps li.current::before { border-color: currentColor; color: inherit; }
.sample { margin-top: 6px; min-height: 36px; padding: 5px 14px; border: 0; border-radius: 18px; background: var(--accent); color: var(--accent-ink); font-weight: 600; font-size: .875rem; }
#steps li:not(.current) .sample { display: none; }

.tabs { display: none; }
.phones { flex: 1; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 16px; min-height: 0; }
.phone { display: flex; flex-direction: column; gap: 6px; min-width: 0; }
.phone h2 { font-size: 1rem; padding-inline: 8px; display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap; }
.phone h2 span { font-weight: 400; font-size: .875rem; color: var(--quiet); }
.glass { flex: 1; display: flex; min-height: 560px; padding: 9px; border-radius: 28px; background: var(--shell); box-shadow: var(--shade); transition: box-shadow .3s; }
.glass iframe { flex: 1; width: 100%; min-width: 0; border: 0; border-radius: 20px; background: var(--paper); }
.phone.wanted .glass { box-shadow: 0 0 0 4px var(--accent); }
.phone.fresh .glass { animation: fresh 1.6s ease-out; }
@keyframes fresh { from { box-shadow: 0 0 0 9px rgb(25 152 111 / .55); } }

dialog { border: 0; border-radius: 18px; padding: 22px 24px 18px; max-width: min(420px, 90vw); background: var(--paper); color: var(--ink); box-shadow: 0 12px 48px rgb(0 0 0 / .35); }
dialog::backdrop { background: rgb(10 20 15 / .5); }
dialog form { display: flex; justify-content: flex-end; gap: 10px; margin-top: 18px; }
dialog button { min-height: 44px; padding: 8px 20px; border: 1.5px solid var(--line); border-radius: 22px; background: none; font-weight: 600; }
dialog .yes { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); }

@media (min-width: 1180px) { .demo { height: 100vh; height: 100dvh; min-height: 780px; } .glass { min-height: 0; } }
@media (max-width: 1179px) {
  .phones { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .glass { height: 640px; flex: none; }
  #steps { grid-template-columns: repeat(2, 1fr); }
}
@media (max-width: 760px) {
  .demo { height: 100vh; height: 100dvh; min-height: 600px; padding: 0; gap: 0; }
  .bar { padding: 8px 12px 6px; gap: 6px; }
  .brand { display: none; }
  .clock { flex: 1 1 100%; justify-content: space-between; gap: 6px; }
  .now { grid-template-columns: auto auto 1fr; width: 100%; }
  .now strong, .now #time { font-size: 1rem; }
  .passing { grid-column: auto; text-align: end; min-height: 0; }
  .jumps { width: 100%; gap: 6px; flex-wrap: nowrap; }
  .jumps button { flex: 1 1 auto; min-height: 48px; padding: 3px 6px; font-size: .8125rem; }
  .jumps small { font-size: .75rem; }
  .jumps .reset { flex: 0 1 76px; font-size: .75rem; padding: 3px; }
  .guide { border-radius: 0; box-shadow: none; padding: 0; background: var(--tint); color: var(--tint-ink); }
  .guide-head { display: none; }
  #steps { display: block; }
  #steps li { display: none; border: 0; border-radius: 0; padding-block: 7px; }
  #steps li.current { display: block; }
  .guide.over .guide-head { display: block; margin: 0; padding: 8px 12px; }
  .guide.over h2 { display: none; }
  .guide.over #progress { color: inherit; }
  .sample { min-height: 44px; border-radius: 22px; }
  .tabs { display: grid; grid-template-columns: repeat(4, auto); background: var(--paper); border-bottom: 1px solid var(--line); }
  .tabs button { position: relative; min-height: 46px; padding: 6px 2px; border: 0; border-bottom: 3px solid transparent; background: none; color: var(--quiet); font-size: .875rem; font-weight: 600; }
  .tabs button[aria-current="true"] { color: var(--accent); border-color: var(--accent); }
  .tabs button.wanted { color: var(--accent); }
  .news { position: absolute; top: 7px; right: 6px; width: 9px; height: 9px; border-radius: 50%; background: #d0432a; }
  .phones { display: flex; gap: 0; }
  .phone { display: none; flex: 1; }
  .phone.chosen { display: flex; }
  .phone h2 { display: none; }
  .glass, .phone.wanted .glass { flex: 1; height: auto; min-height: 0; padding: 0; border-radius: 0; box-shadow: none; background: none; }
  .glass iframe { border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
`;
