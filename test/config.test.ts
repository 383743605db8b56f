import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkNode, readConfig, readEnvFile } from '../src/config.js';
import { scratchFolder } from './support/scratch.js';

it.each([
  ['PUBLIC_URL', 'localhost:8080', /such as https:\/\/.*without a path/],
  ['PUBLIC_URL', 'https://loa.example.edu.vn/loa', /without a path/],
  ['TELEGRAM_API_ROOT', 'localhost:8081', /is an address such as http:/],
  ['DATABASE_URL', 'file:', /begins with file:, for example/],
  ['HTTP_PORT', 'eighty', /is a port, a whole number up to 65535/],
  ['HTTP_PORT', '80.5', /is a port/],
  ['KEEP_SENT_DAYS', '30 days', /is a whole number of days from 1 to 36500/],
  ['LOG_LEVEL', 'verbose', /is trace, debug, info, warn, error or silent/],
])('%s=%s is refused in one sentence that says what it should be', (name, value, sentence) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(sentence);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]*\\nSee .env.example`));
});

it('another Node.js than the engines of package.json name is refused, with those that do', () => {
  for (const version of ['20.19.0', '20.20.2', '22.12.0', '22.23.3']) expect(() => checkNode(version)).not.toThrow();
  for (const version of ['18.20.8', '20.18.3', '22.11.0', '23.11.1', '24.21.0', '26.1.0']) {
    expect(() => checkNode(version)).toThrow(/20 \(from 20\.19\) and 22 \(from 22\.12\); this is /);
  }
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(engines).toEqual({ node: '^20.19 || ^22.12' });
});

it('spaces kept by quotes belong to no value but the passphrase, and alone are nothing', () => {
  const config = readConfig({
    HTTP_PORT: ' ',
    PUBLIC_URL: ' https://loa.example.edu.vn/ ',
    BACKUP_PASSPHRASE: ' 0123456789 ',
  });
  expect(config).toMatchObject({
    httpPort: 8080,
    httpWanted: false,
    publicUrl: 'https://loa.example.edu.vn',
    backupPassphrase: ' 0123456789 ',
  });
});

it.each([
  ['with a mark at its beginning', Buffer.from('\ufeff# Loa\r\nLOG_LEVEL=debug\r\nDATA_DIR=here\r\n')],
  ['without a comment before', Buffer.from('\ufeffLOG_LEVEL=debug\nDATA_DIR=here')],
  ['of two bytes a character', Buffer.from('\ufeffLOG_LEVEL=debug\r\nDATA_DIR=here\r\n', 'utf16le')],
])('reads .env as editors of Windows write it: %s', (_, bytes) => {
  const path = join(scratchFolder('env'), '.env');
  writeFileSync(path, bytes);
  const environment: NodeJS.ProcessEnv = { DATA_DIR: 'there' };
  readEnvFile(path, environment);
  expect(environment).toEqual({ LOG_LEVEL: 'debug', DATA_DIR: 'there' });
});

it('says of a .env it cannot read that it cannot, and needs none', () => {
  const path = join(scratchFolder('env'), '.env');
  expect(() => readEnvFile(path)).not.toThrow();
  mkdirSync(path);
  expect(() => readEnvFile(path)).toThrow(/\.env cannot be read .* the user who runs Loa may read\.$/);
});
