/** /start and /trogiup: who one is here, and what one can do. */
import type { Act } from '../../act.js';
import type { Command } from '../../conversation/handlers.js';
import type { Message } from '../../outbox/message.js';
import { enterCodePick, offerPost } from './offer-post.js';
import { codeIn } from './rules.js';
import { HELP_GROUPS, HELP_REST, texts } from './texts.js';

/** Every command of the house, whichever feature it belongs to. Asked when help is given, not before. */
export type CommandSource = () => readonly Command[];

export function greetingOf(act: Act): Message {
  const posts = act.actor.posts.map(({ role, unit }) => ({ role, unit: unit.name }));
  return {
    text: texts.greeting(act.actor.person?.name ?? '', posts),
    choices: [[enterCodePick.choice(texts.enterCode, null)]],
  };
}

export const startCommand: Command = {
  name: 'start',
  description: texts.startMenu,
  readsOnly: true,
  shownTo: (posts) => posts.length > 0,
  run: async (act, argument) => [
    argument === '' ? greetingOf(act) : await offerPost(act, codeIn(argument) ?? argument),
  ],
};

export function helpCommand(commands: CommandSource): Command {
  return {
    name: 'trogiup',
    description: texts.helpMenu,
    readsOnly: true,
    shownTo: (posts) => posts.length > 0,
    run: async (act) => [{ text: helpFor(act, commands()) }],
  };
}

function helpFor(act: Act, commands: readonly Command[]): string {
  const shown = commands.filter((command) => command.shownTo(act.actor.posts));
  const grouped = new Set(HELP_GROUPS.flatMap((group) => group.commands));
  const groups = [
    ...HELP_GROUPS.map(({ heading, commands: names }) => ({
      heading,
      lines: names.flatMap((name) => shown.filter((command) => command.name === name)),
    })),
    { heading: HELP_REST, lines: shown.filter((command) => !grouped.has(command.name)) },
  ];
  const paragraphs = groups
    .filter((group) => group.lines.length > 0)
    .map(({ heading, lines }) =>
      [heading, ...lines.map(({ name, description }) => texts.helpLine(name, description))].join('\n'),
    );
  return [texts.helpIntro, ...paragraphs, texts.helpOutro].join('\n\n');
}
