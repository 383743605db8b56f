/** The page of one chat: makes its parts and joins them. */
import { createComposer } from './composer.js';
import { byId, make } from './dom.js';
import { openLine } from './line.js';
import { createLog } from './log.js';
import { note } from './notes.js';
import { createOutbox } from './outbox.js';
import { createReading } from './reading.js';
import { tell } from './requests.js';
import { settings, texts } from './settings.js';
import { createSheet } from './sheets.js';
import { createTray } from './tray.js';

const status = byId('status', HTMLElement);

const log = createLog({ onEdit: (message) => composer.edit(message), onSeen: () => reading.look() });
const reading = createReading(log);
const outbox = createOutbox({ onAdded: () => log.toEnd(), onSent: () => line.hurry() });
const tray = createTray(() => composer.trayChanged());
const composer = createComposer(outbox, tray);
const commands = createSheet('commands-button', 'commands');
const attach = createSheet('attach-button', 'attach');

const line = openLine({
  onChanges(changes) {
    for (const { clientId } of changes.messages) if (clientId !== undefined) outbox.arrived(clientId);
    showCommands(changes.state.menu);
    if (changes.whole) reading.known(changes.state.readUpTo);
    log.apply(changes, reading.upTo());
    reading.known(changes.state.readUpTo);
    reading.look();
  },
  onStatus(now) {
    status.textContent = texts[now];
    status.dataset.status = now;
  },
  onEnded() {
    status.textContent = texts.over;
    status.dataset.status = 'offline';
    note(texts.ended);
  },
});

void outbox.resume();
byId('choose-photos', HTMLButtonElement).addEventListener('click', () => byId('pick-photos', HTMLInputElement).click());
byId('choose-files', HTMLButtonElement).addEventListener('click', () => byId('pick-files', HTMLInputElement).click());
attach.button.disabled = false;
if (settings.canLeave) offerLeaving();
keepAboveKeyboard();

/** @param {readonly { command: string, description: string }[]} entries */
function showCommands(entries) {
  commands.button.hidden = entries.length === 0;
  if (JSON.stringify(entries) === commands.sheet.dataset.shown) return;
  commands.sheet.dataset.shown = JSON.stringify(entries);
  commands.sheet.replaceChildren(
    ...entries.map(({ command, description }) => {
      const entry = make('button', { type: 'button' }, [
        make('span', { class: 'command' }, [`/${command}`]),
        make('span', {}, [description]),
      ]);
      entry.addEventListener('click', () => void composer.command(`/${command}`));
      return entry;
    }),
  );
}

function offerLeaving() {
  createSheet('more-button', 'more');
  const sure = byId('leave-sure', HTMLElement);
  byId('leave', HTMLButtonElement).addEventListener('click', () => {
    sure.hidden = false;
    byId('leave-no', HTMLButtonElement).focus();
  });
  byId('leave-no', HTMLButtonElement).addEventListener('click', () => {
    sure.hidden = true;
  });
  byId('leave-yes', HTMLButtonElement).addEventListener('click', async () => {
    await tell('/leave', {});
    location.reload();
  });
}

/** Where the keyboard lies over the page instead of making it smaller, the page makes itself smaller. */
function keepAboveKeyboard() {
  const view = window.visualViewport;
  view?.addEventListener('resize', () => {
    document.documentElement.style.setProperty('--height', `${Math.round(view.height)}px`);
    if (log.isAtEnd()) log.toEnd();
  });
}
