import { Command } from 'commander';
import { expect, it } from 'vitest';
import { inviteCommands } from '../../src/features/registration/cli.js';
import type { TestHouse } from '../support/house.js';
import { GROUP, joins, openRegistration, postsOf } from './registration-steps.js';

it('invites one office account to the institution itself, with a code and a link', async () => {
  const house = await openRegistration();
  const { lines } = await loa(house, ['invite', '--role', 'office']);
  const text = lines.join('\n');
  expect(text).toContain('office in Trường Mầm non Thanh Trường (thanh-truong)');
  const code = /code {2}([A-Z2-9]{4}-[A-Z2-9]{4})/.exec(text)?.[1] ?? '';
  const link = /link {2}https:\/\/telegram\.example\/join\?start=([\w-]{22})/.exec(text)?.[1] ?? '';
  expect(text).toContain('Open the link');
  expect(text).toContain('Good until 2020-11-09 08:00;');
  const [first, second] = [house.stranger('first'), house.stranger('second')];
  await first.says(code);
  await joins(first, 'Lê Văn Phòng Mẫu');
  expect(await postsOf(house, 'Lê Văn Phòng Mẫu')).toEqual(['office thanh-truong']);
  await second.follows(link).hears('được dùng hết lượt');
});

it('gives the same as JSON', async () => {
  const house = await openRegistration();
  const one = await loa(house, ['invite', '--role', 'lead', '--unit', GROUP, '--days', '2', '--json']);
  expect(one.json).toEqual([
    {
      role: 'lead',
      unit: GROUP,
      uses: 1,
      approval: false,
      code: expect.stringMatching(/^[A-Z2-9]{8}$/),
      link: expect.stringMatching(/^https:\/\/telegram\.example\/join\?start=[\w-]{22}$/),
      links: [{ channel: 'telegram', url: expect.stringMatching(/start=[\w-]{22}$/) }],
      start: expect.stringMatching(/^[\w-]{22}$/),
      expiresAt: new Date('2020-11-04T01:00:00.000Z'),
    },
  ]);
  const many = await loa(house, ['invite', '--role', 'member', '--uses', '20', '--json']);
  expect(many.json).toMatchObject([{ uses: 20, approval: true, code: null, unit: 'thanh-truong' }]);
});

it('says what to send where no channel has links', async () => {
  const house = await openRegistration();
  const unlinked = { ...house.app.house, deepLinks: async () => [] };
  const { lines } = await loa(house, ['invite', '--role', 'office'], unlinked);
  const start = /send {2}(\/start [\w-]{22})/.exec(lines.join('\n'))?.[1] ?? '';
  expect(lines.join('\n')).toContain('TELEGRAM_BOT_TOKEN');
  await house.stranger('office').says(start).hears('văn phòng – Trường Mầm non Thanh Trường');
});

it('names the nearest units for one that is unknown', async () => {
  const house = await openRegistration();
  await expect(loa(house, ['invite', '--role', 'lead', '--unit', 'to-mau-giao-lơn'])).rejects.toThrow(
    /no unit to-mau-giao-lơn; did you mean to-mau-giao-lon/,
  );
  await expect(loa(house, ['invite', '--role', 'lead', '--unit', 'ZZZ'])).rejects.toThrow(
    /units are thanh-truong, bgh/,
  );
  expect(await house.app.house.db.read.invite.count()).toBe(0);
});

it('asks for a plan first', async () => {
  const house = await openRegistration({ plan: null });
  await expect(loa(house, ['invite', '--role', 'office'])).rejects.toThrow(/plan apply/);
});

it.each([
  ['--role', 'boss'],
  ['--role', 'lead', '--uses', '0'],
  ['--role', 'lead', '--uses', '1.5'],
  ['--role', 'lead', '--days', '1000'],
  ['--uses', '2'],
])('refuses %s %s %s %s', async (...options) => {
  const house = await openRegistration();
  await expect(loa(house, ['invite', ...options.filter((option) => option !== undefined)])).rejects.toThrow();
  expect(await house.app.house.db.read.invite.count()).toBe(0);
});

async function loa(house: TestHouse, words: readonly string[], inside = house.app.house) {
  const lines: string[] = [];
  const json: unknown[] = [];
  const program = new Command('loa').exitOverride().configureOutput({ writeErr: () => undefined });
  inviteCommands(program, (work) => work(inside), {
    line: (text) => void lines.push(text),
    json: (value) => void json.push(value),
  });
  await program.parseAsync(words, { from: 'user' });
  return { lines, json };
}
