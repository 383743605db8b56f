/** The demo's page: shows what time it is there, lets it pass, and follows the visitor along the short path. */
import { all, one, settings, texts } from './dom.js';
import { createPhones } from './phones.js';
import { putSample, say } from './typing.js';

/** @typedef {import('../../shapes.js').ShowState} ShowState */

const ASK_EVERY_MS = 1_000;
const ASK_OFTEN_MS = 350;
const PATIENCE_MS = 5_000;

const phones = createPhones();
const jumps = all('[data-jump]', HTMLButtonElement);
const goes = all('[data-go]', HTMLButtonElement);
const extras = all('[data-extra]', HTMLButtonElement);
const turns = all('[data-turn]', HTMLButtonElement);
const steps = all('#steps li', HTMLElement);
const passing = one('#passing', HTMLElement);
const progress = one('#progress', HTMLElement);
const reset = one('#reset', HTMLButtonElement);
const sure = one('#sure', HTMLDialogElement);
const sample = one('#sample', HTMLButtonElement);
const sampleHow = one('#steps li p', HTMLElement);
const howToSend = sampleHow.textContent;
const report = one('#report', HTMLAnchorElement);
let run = 0;
let current = -1;
let resetting = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

for (const jump of jumps) jump.addEventListener('click', () => void pass(jump.dataset.jump));
for (const go of goes)
  go.addEventListener('click', () => {
    const place = settings.steps[current];
    if (place !== undefined) phones.choose(place);
    void pass(go.dataset.go);
  });
for (const extra of extras) extra.addEventListener('click', () => void tryOut(extra));
for (const turn of turns) turn.addEventListener('click', () => phones.choose(Number(turn.dataset.turn)));
reset.addEventListener('click', () => sure.showModal());
sure.addEventListener('close', () => {
  if (sure.returnValue === 'yes') void begin();
  sure.returnValue = '';
});
sample.addEventListener('click', () => void offerSample());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void look();
});
void look();

/** @param {string | undefined} to */
function pass(to) {
  return act('/demo/jump', { to });
}

async function begin() {
  resetting = true;
  await act('/demo/reset', {});
}

/**
 * @param {string} path
 * @param {object} body
 */
async function act(path, body) {
  lock(true);
  passing.textContent = resetting ? texts.resetting : texts.passing;
  await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  await look();
}

async function look() {
  clearTimeout(timer);
  const state = await ask();
  if (state === undefined) passing.textContent = texts.offline;
  else show(state);
  timer = setTimeout(() => void look(), state?.busy === true ? ASK_OFTEN_MS : ASK_EVERY_MS);
}

/** @returns {Promise<ShowState | undefined>} */
async function ask() {
  try {
    const answer = await fetch('/demo/state', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // The demo was stopped, or is about to be there again.
    return undefined;
  }
}

/** @param {ShowState} state */
function show(state) {
  one('#day', HTMLElement).textContent = state.day;
  one('#time', HTMLElement).textContent = state.time;
  if (!state.busy) resetting = false;
  const words = resetting ? texts.resetting : texts.passing;
  passing.textContent = state.busy ? words : '';
  lock(state.busy);
  for (const jump of jumps) {
    const leads = leadsOf(state, jump.dataset.jump);
    one('small', HTMLElement, jump).replaceChildren(...(leads === null ? [texts.over] : spelled(leads)));
    if (leads === null) jump.disabled = true;
  }
  for (const go of goes) if (leadsOf(state, go.dataset.go) === null) go.disabled = true;
  report.hidden = state.report === null;
  if (state.report !== null) report.href = state.report;
  if (state.run === 0 || state.steps.length === 0) return;
  if (run !== 0 && state.run !== run) {
    phones.reload();
    sampleHow.textContent = howToSend;
    current = -1;
  }
  run = state.run;
  // The sample was sent: what it is asked about comes next.
  if (sampleHow.textContent === texts.sampleReady && phones.hasNews(0, state.said))
    sampleHow.textContent = texts.sampleSent;
  phones.hear(state.said);
  // What a step is about is still happening while time passes.
  if (!state.busy || current < 0) guide(state.steps);
}

/**
 * @param {ShowState} state
 * @param {string | undefined} jump
 */
function leadsOf({ jumps: leads }, jump) {
  return leads[/** @type {keyof ShowState['jumps']} */ (jump)];
}

/**
 * A narrow page leaves the weekday out.
 * @param {string} day "thứ Hai, 02/11/2020"
 */
function spelled(day) {
  const date = day.slice(-'02/11/2020'.length);
  const weekday = document.createElement('span');
  weekday.className = 'weekday';
  weekday.textContent = day.slice(0, -date.length);
  return [weekday, date];
}

/** @param {boolean} busy */
function lock(busy) {
  for (const button of [...jumps, ...goes, reset]) button.disabled = busy;
}

/** @param {readonly boolean[]} done */
function guide(done) {
  const next = done.indexOf(false);
  for (const [place, step] of steps.entries()) {
    step.classList.toggle('done', done[place] === true);
    step.classList.toggle('current', place === next);
    one('.state', HTMLElement, step).textContent = done[place] === true ? texts.done : '';
    if (place === next) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  }
  phones.want(settings.steps[next]);
  one('.guide', HTMLElement).classList.toggle('over', next < 0);
  one('#extras', HTMLElement).hidden = next >= 0;
  if (next === current) return;
  current = next;
  const counted = texts.stepOf.replace('{n}', String(next + 1)).replace('{all}', String(steps.length));
  progress.textContent = next < 0 ? texts.allDone : counted;
}

/** @param {HTMLButtonElement} extra */
async function tryOut(extra) {
  const place = Number(extra.dataset.extra);
  phones.choose(place);
  const frame = phones.frame(place);
  if (frame !== undefined) await say(frame, extra.dataset.command ?? '');
}

async function offerSample() {
  const frame = phones.frame(0);
  if (frame === undefined) return;
  sample.disabled = true;
  phones.choose(0);
  try {
    await putSample(frame);
    sampleHow.textContent = texts.sampleReady;
  } finally {
    sample.disabled = false;
  }
}
