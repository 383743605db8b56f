/** Backups: every night and on demand, with the bringing back of them. */
import { type Day, dayOf, startOf, timeOf } from '../../calendar/day.js';
import { defineFeature, type Finding, type House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { DAY_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { type Backup, manifestsOn, openShelf } from './shelf.js';
import { texts } from './texts.js';
import { rotate, shelveSome, writeBackup } from './write-backup.js';

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
/** While schools sleep; an hour that failed is followed by another. */
const NIGHT = { from: 2, until: 5 };
const TELL_AT = { hour: 7, minute: 0 };
/** A first backup of years of photos takes hours, and other sweeps have their turn meanwhile. */
const SLICE_BYTES = 256 * 1024 * 1024;
/** Two nights without one: something is wrong. */
const STALE_MS = 2 * DAY_MS;

const nightlyBackup: Sweep<House> = {
  name: 'backup.nightly',
  async run(house) {
    const { backups } = house;
    if (backups === undefined) return;
    const zone = (await planInForce(house.db.read))?.calendar.zone ?? DEFAULT_ZONE;
    const now = house.clock.now();
    const { hour } = timeOf(now, zone);
    if (hour < NIGHT.from) return;
    const day = dayOf(now, zone);
    const made = `backup/${day}`;
    const tried = `${made}/${hour}`;
    // Where the machine is off at night, the first hour it is on takes the night's place.
    const known = hour < NIGHT.until ? { in: [made, tried] } : { startsWith: made };
    if ((await house.db.read.occurrence.count({ where: { key: known } })) > 0) return;
    try {
      const shelf = await openShelf(backups.dir, backups.passphrase);
      // The rest at the next tick.
      if (!(await shelveSome(house, shelf, SLICE_BYTES))) return;
      await writeBackup(house, shelf);
      await rotate(shelf);
      await note(house, made);
    } catch (error) {
      await note(house, tried);
      house.log.error({ cause: describeError(error) }, 'the nightly backup failed');
      await tellOffice(house, day, zone, error);
    }
  },
};

async function note(house: House, key: string): Promise<void> {
  await house.db.transaction((tx) => tx.occurrence.create({ data: { key, at: house.clock.now() } }));
}

async function tellOffice(house: House, day: Day, zone: string, error: unknown): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  await house.act(THE_HOUSE, 'sweep/backup', (act) =>
    act.tell(
      { role: 'office' },
      { text: texts.failed(why) },
      {
        reason: `backup/failed/${day}`,
        notBefore: startOf(day, zone, TELL_AT),
      },
    ),
  );
}

async function findings({ backups, clock }: House): Promise<readonly Finding[]> {
  if (backups === undefined) return [];
  const made = await manifestsOn(backups.dir);
  const broken = made.damaged.map((name): Finding => {
    const remedy = `remove ${name}.json and ${name}.db from ${backups.dir}, or bring them back from a copy`;
    return { level: 'warning', what: `the backup ${name} is damaged`, remedy };
  });
  return [...ageFindings(made.backups[0], clock.now()), ...broken];
}

function ageFindings(newest: Backup | undefined, now: Date): readonly Finding[] {
  const remedy =
    'run: npm run -s loa -- backup; one is made each night between two and five, or in the first hour Loa runs that day (the log says if it failed)';
  if (newest === undefined) return [{ level: 'warning', what: 'there is no backup yet', remedy }];
  const age = now.getTime() - new Date(newest.madeAt).getTime();
  if (age < STALE_MS) return [];
  return [{ level: 'problem', what: `the last backup is of ${newest.madeAt}`, remedy }];
}

export const backup = defineFeature({
  name: 'backup',
  sweeps: [nightlyBackup],
  findings,
  cli: (program, open, print) => {
    program
      .command('backup')
      .description('copy database and media into a folder, beside a running `start`')
      .argument('[dir]', 'where to; by default BACKUP_DIR')
      .option('--json', 'what was written, without the list of media')
      .action((dir: string | undefined, options: { json?: boolean }) =>
        open(async (house) => {
          if (house.backups === undefined) throw new Error('nothing is backed up here');
          const to = dir ?? house.backups.dir;
          const shelf = await openShelf(to, house.backups.passphrase);
          const { media, ...made } = await writeBackup(house, shelf, (done) => {
            if (done % MEDIA_A_LINE === 0 && options.json !== true) print.line(`${done} media`);
          });
          if (options.json === true) print.json({ ...made, media: media.length, dir: to });
          else
            print.line(
              `${made.name}: the database (${made.database.bytes} bytes) and ${media.length} media are in ${to}`,
            );
        }),
      );
  },
});

const MEDIA_A_LINE = 1_000;
