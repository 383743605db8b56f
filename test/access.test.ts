/** Nobody reaches what is not theirs: the permission table, every command, every button, every address of the web chat. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Role } from '../src/db/client.js';
import { createFeatures } from '../src/features/index.js';
import { joined } from '../src/joined.js';
import { loadPerson } from '../src/org/actor.js';
import { allows, type Post, type Reach } from '../src/org/permissions.js';
import { webStage } from './channels/web-stage.js';
import { openHouse, type TestHouse } from './support/house.js';

const ROLES = ['member', 'lead', 'editor', 'office', 'leader'] as const satisfies readonly Role[];
const table = joined(createFeatures()).permissions;

/** How far each reach goes, said once more in other words. */
const REACHED: Readonly<Record<Reach, readonly string[]>> = {
  own: ['/school/group/'],
  below: ['/school/group/', '/school/group/class/'],
  overseen: ['/school/group/', '/school/group/class/', '/school/urged/', '/school/urged/class/'],
  all: [
    '/school/group/',
    '/school/group/class/',
    '/school/urged/',
    '/school/urged/class/',
    '/school/other/',
    '/school/',
  ],
};

describe('the one permission table', () => {
  it('holds every action there is in the source', () => {
    const root = join(import.meta.dirname, '../src/features');
    const declared = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/\bpermission\(\s*'([\w.-]+)'/g)])
      .map(([, action = '']) => action);
    expect(declared.length).toBeGreaterThan(30);
    expect(declared.filter((action) => !table.has(action))).toEqual([]);
    expect(new Set(declared).size).toBe(declared.length);
  });

  it.each(ROLES)('lets a %s reach as far as it says and no unit further', (role) => {
    const post: Post = { role, unit: { path: '/school/group/', oversees: '/school/urged/', tookIn: '' } };
    for (const permission of table.values()) {
      const far = permission.reach[role];
      expect([permission.action, allows([post], permission, 'anywhere')]).toEqual([
        permission.action,
        far !== undefined,
      ]);
      for (const path of REACHED.all) {
        const expected = far !== undefined && REACHED[far].includes(path);
        expect([permission.action, path, allows([post], permission, { path })]).toEqual([
          permission.action,
          path,
          expected,
        ]);
      }
      expect(allows([], permission, 'anywhere')).toBe(false);
    }
  });
});

describe('every command and button', () => {
  it('is refused to whom the table gives nothing, and is never on the menu of whoever is refused', async () => {
    const house = await openHouse();
    const commands = [...joined(createFeatures()).commands.values()];
    const { db } = house.app.house;
    for (const role of ROLES) {
      const unit = role === 'office' ? 'van-phong' : role === 'leader' ? 'bgh' : 'to-nha-tre';
      const someone = await house.someone({ unit, role });
      const { posts } = await loadPerson(db.read, someone.person);
      for (const command of commands) {
        const before = refusals(house).length;
        await someone.says(`/${command.name}`);
        const refused = refusals(house).slice(before);
        for (const action of refused)
          expect([command.name, table.get(action)?.reach[role]]).toEqual([command.name, undefined]);
        const shown = command.shownTo(posts);
        if (shown) expect([role, command.name, refused]).toEqual([role, command.name, []]);
        await someone.says('/huy');
      }
    }
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  }, 120_000);

  it('of one person does nothing for another, whoever they are, and tells them nothing', async () => {
    const house = await openHouse();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const member = await house.someone({ unit: 'to-nha-tre' });
    const stranger = house.stranger('chat-of-nobody');
    for (const name of [
      'viec',
      'moi',
      'thanhvien',
      'dulieucuatoi',
      'dongyanh',
      'sukien',
      'nhatky',
      'danhsach',
      'status',
    ]) {
      await office.says(`/${name}`);
    }
    const tokens = office.screen.flatMap(({ buttons }) => buttons.flatMap(({ token }) => token ?? []));
    expect(tokens.length).toBeGreaterThan(20);
    await stranger.says('xin chào');
    const trail = await house.app.house.db.read.auditEntry.count();
    for (const other of [leader, member, stranger]) {
      const before = other.screen.length;
      for (const token of tokens) await other.presses(token);
      expect(new Set(other.screen.slice(before).map(({ text }) => text)).size).toBe(1);
    }
    expect(await house.app.house.db.read.auditEntry.count()).toBe(trail);
  }, 120_000);
});

describe('every address of the web chat', () => {
  /** Whoever has no cookie yet comes in by these, or asks for nobody's page. */
  const PUBLIC = /^\/(vao|moi|assets|static)\b|^\/\*$|\.(css|js|svg|woff2|png|webmanifest)$/;

  it('opens nothing to a browser that was not let in', async () => {
    const stage = await webStage();
    const routes = new Hono();
    stage.web.routes(routes);
    const asked = routes.routes.filter(({ method, path }) => method !== 'ALL' && !PUBLIC.test(path));
    expect(asked.length).toBeGreaterThan(5);
    const chat = await stage.chatFor('Lan Thử');
    for (const { method, path } of asked) {
      const address = path.replace(/:[a-z]+(\{[^}]*\})?/gi, chat);
      const headers = { origin: stage.url, 'content-type': 'application/json' };
      const body = method === 'GET' ? {} : { body: '{}' };
      const answer = await fetch(`${stage.url}${address}`, { method, headers, redirect: 'manual', ...body });
      const text = await answer.text();
      expect([method, path, text.includes('Lan Thử')]).toEqual([method, path, false]);
      if (answer.status === 200)
        expect([method, path, stage.rows('SELECT * FROM WebMessage')]).toEqual([method, path, []]);
      else expect([302, 303, 400, 401, 403, 404, 410, 415]).toContain(answer.status);
    }
    expect(stage.rows('SELECT * FROM WebEvent')).toEqual([]);
    await stage.stop();
  });
});

function refusals(house: TestHouse): readonly string[] {
  return house.logged
    .filter(({ event }) => event === 'not allowed')
    .map(({ fields }) => `${Reflect.get(fields, 'action')}`);
}
