/** The demo's page: shows what time it is there, lets it pass, and follows the visitor along the short path. */
import { all, one, settings, texts } from './dom.js';
import { createPhones } from './phones.js';
import { putSample } from './sample.js';

/** @typedef {import('../../show.js').ShowState} ShowState */

const ASK_EVERY_MS = 1_000;
const ASK_OFTEN_MS = 350;
const PATIENCE_MS = 5_000;
/** The steps that are done on the clock, by their place. @type {Readonly<Record<number, string>>} */
const JUMP_OF_STEP = { 2: 'monthEnd', 3: 'cutOff' };

const phones = createPhones();
const jumps = all('[data-jump]', HTMLButtonElement);
const steps = all('#steps li', HTMLElement);
const passing = one('#passing', HTMLElement);
const progress = one('#progress', HTMLElement);
const reset = one('#reset', HTMLButtonElement);
const sure = one('#sure', HTMLDialogElement);
const sample = one('#sample', HTMLButtonElement);
let run = 0;
let current = -1;
let resetting = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

for (const jump of jumps) jump.addEventListener('click', () => void act('/demo/jump', { to: jump.dataset.jump }));
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
    const leads = state.jumps[/** @type {keyof ShowState['jumps']} */ (jump.dataset.jump)];
    one('small', HTMLElement, jump).textContent = leads ?? texts.over;
    if (leads === null) jump.disabled = true;
  }
  if (state.run === 0 || state.steps.length === 0) return;
  if (run !== 0 && state.run !== run) {
    phones.reload();
    current = -1;
  }
  run = state.run;
  phones.hear(state.said);
  guide(state.steps);
}

/** @param {boolean} busy */
function lock(busy) {
  for (const button of [...jumps, reset]) button.disabled = busy;
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
  for (const jump of jumps) jump.classList.toggle('wanted', jump.dataset.jump === JUMP_OF_STEP[next]);
  const place = settings.steps[next];
  phones.want(place);
  one('.guide', HTMLElement).classList.toggle('over', next < 0);
  if (next === current) return;
  // On a phone the next step brings its own telephone to the front, once.
  if (current >= 0 && place !== undefined) phones.choose(place);
  current = next;
  const counted = texts.stepOf.replace('{n}', String(next + 1)).replace('{all}', String(steps.length));
  progress.textContent = next < 0 ? texts.allDone : counted;
}

async function offerSample() {
  const frame = phones.frame(0);
  if (frame === undefined) return;
  sample.disabled = true;
  phones.choose(0);
  try {
    await putSample(frame);
    progress.textContent = texts.sampleReady;
  } finally {
    sample.disabled = false;
  }
}
