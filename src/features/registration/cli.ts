/** `loa invite`: the first way in, for the first office account above all. */
import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { minuteOf } from '../../calendar/day.js';
import type { Read, Role } from '../../db/client.js';
import type { House, OpenHouse } from '../../feature.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { spacedCode } from '../../lib/codes.js';
import type { Printer } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { createInvite, INVITE_DAYS, type Invited } from './create-invite.js';
import { sheetOf } from './join-sheet/make-sheet.js';
import { MOST_DAYS, MOST_USES, nearest, ROLES } from './rules.js';

interface InviteOptions {
  readonly role: Role;
  readonly unit?: string;
  readonly uses: number;
  readonly days: number;
  readonly sheet?: string;
  readonly json?: boolean;
}

export function inviteCommands(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('invite')
    .description('make a code and a link with which somebody joins')
    .addOption(new Option('--role <role>', 'the role it gives').choices(ROLES).makeOptionMandatory())
    .option('--unit <code>', 'the unit, by its code in the plan; default the institution itself')
    .option(
      '--uses <n>',
      'how many people may use it; with more than one, each is accepted in chat',
      upTo(MOST_USES),
      1,
    )
    .option('--days <n>', 'how many days it is good for', upTo(MOST_DAYS), INVITE_DAYS)
    .option('--sheet <file>', 'also write a sheet of A4 with QR code and steps to this .docx file')
    .option('--json', 'as JSON')
    .action((options: InviteOptions) => open((house) => invite(options, print, house)));
}

async function invite(
  { role, unit, uses, days, sheet, json }: InviteOptions,
  print: Printer,
  house: House,
): Promise<void> {
  const place = await unitFor(house.db.read, unit);
  if (sheet !== undefined && (await house.deepLinks('-')).length === 0)
    throw new Error(
      'a sheet needs a channel with links: set TELEGRAM_BOT_TOKEN or PUBLIC_URL (see .env.example); no invite was made',
    );
  const made = await house.act(THE_HOUSE, 'cli/invite', (act) =>
    createInvite(act, { role, unit: place.id, uses, days }),
  );
  const links = await house.deepLinks(made.link);
  const [main] = links;
  if (json === true) {
    const { typed = null, expiresAt } = made;
    print.json({
      role,
      unit: place.code,
      uses,
      approval: uses > 1,
      code: typed,
      link: main?.url ?? null,
      links,
      start: made.link,
      expiresAt,
    });
    if (sheet !== undefined) await writeSheet(house, made, sheet);
    return;
  }
  print.line(
    `An invite for ${uses === 1 ? 'one person' : `up to ${uses} people`}: ${role} in ${place.name} (${place.code}).`,
  );
  if (made.typed !== undefined) print.line(`  code  ${spacedCode(made.typed)}`);
  if (main === undefined) print.line(`  send  /start ${made.link}`);
  for (const { url } of links) print.line(`  link  ${url}`);
  const { zone } = (await requirePlan(house.db.read)).calendar;
  print.line(`Good until ${minuteOf(made.expiresAt, zone)}; shown only now, so pass it on at once.`);
  print.line(whatToDo(made.typed !== undefined, links.length));
  if (uses > 1) print.line('Whoever uses it is accepted by the lead of the unit or the office, with one tap in chat.');
  // The invite is there by now, and shown only here: a sheet that cannot be written must not take it along.
  if (sheet === undefined) return;
  await writeSheet(house, made, sheet);
  print.line(`Sheet to print: ${sheet}`);
}

async function writeSheet(house: House, { id, link, typed }: Invited, file: string): Promise<void> {
  const made = await sheetOf(house, { invite: id, link, typed: typed ?? null }, 'sheet');
  if (made.sheet === undefined) throw new Error('there is no sheet');
  try {
    writeFileSync(file, made.sheet);
  } catch {
    throw new Error(
      `cannot write ${file}: the invite above is good without it; for a sheet make another with a path that can be written`,
    );
  }
}

function whatToDo(code: boolean, links: number): string {
  if (links > 0) {
    const open = links === 1 ? 'Open the link' : 'Open one of the links';
    return `${open}${code ? ', or send the code to the bot' : ''}, and follow what the bot asks.`;
  }
  const how = code ? 'Send the code (or the line above) to the bot' : 'Send the line above to the bot';
  return `${how}. No chat channel with links is set up here: set TELEGRAM_BOT_TOKEN or PUBLIC_URL to get one (see .env.example).`;
}

async function unitFor(read: Read, code: string | undefined) {
  const edition = await planInForce(read);
  if (edition === undefined) throw new Error('no plan is in force: run `npm run -s loa -- plan apply FILE` first');
  const units = await read.unit.findMany({ where: { retiredAt: null }, orderBy: { position: 'asc' } });
  const wanted = code ?? edition.plan.units[0]?.code ?? '';
  const unit = units.find((each) => each.code === wanted);
  if (unit !== undefined) return unit;
  const codes = units.map((each) => each.code);
  const near = nearest(wanted, codes, NEAREST_SHOWN);
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : `units are ${codes.slice(0, CODES_SHOWN).join(', ')}`;
  throw new Error(`there is no unit ${wanted}; ${hint}`);
}

const NEAREST_SHOWN = 3;
const CODES_SHOWN = 20;

function upTo(most: number) {
  return (text: string): number => {
    const n = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (n < 1 || n > most) throw new InvalidArgumentError(`A whole number from 1 to ${most}.`);
    return n;
  };
}
