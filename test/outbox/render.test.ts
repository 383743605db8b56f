import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../src/channels/contract.js';
import { type Choice, type FileRef, type Message, numbered } from '../../src/outbox/message.js';
import { type DraftPart, type FileFacts, render, splitText } from '../../src/outbox/render.js';
import { PROFILES, profilesAndText } from '../support/profiles.js';

const MB = 1024 * 1024;
const SEED = { seed: 20_201_102, numRuns: 150 };

const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map(clean) },
  { weight: 4, arbitrary: fc.constantFrom('Kế', 'hoạch', 'truyền', 'thông', 'nghỉ', 'Tết', 'đường', 'khuyến') },
  { weight: 1, arbitrary: fc.constantFrom('🎉', '👩‍👩‍👧', '𝒳𝒴', '🇻🇳', '🎉'.repeat(300)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 700 }).map((length) => `https://loa.example/${'p'.repeat(length)}`),
  },
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '. ', '\n', '\n\n')), { maxLength: 900 })
  .map((words) => words.map(([each, gap]) => `${each}${gap}`).join(''));
const label = fc.tuple(word, word).map(([one, two]) => [...`${one} ${two}`].slice(0, 300).join(''));
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ label, pick: fc.record({ to: fc.constant('test.pick'), key: fc.nat() }) }),
  fc.record({ label, url: fc.webUrl() }),
);
const sizes = fc.constantFrom(1, 200_000, MB, 4 * MB, 10 * MB, 10 * MB + 1, 60 * MB, 300 * MB);
const file = fc.record({ sha256: fc.uuid(), name: label, bytes: sizes });
const files = fc.uniqueArray(file, { maxLength: 25, selector: ({ sha256 }) => sha256 });
const message: fc.Arbitrary<Drawn> = fc.record({
  words: fc.oneof({ weight: 4, arbitrary: text }, fc.constantFrom('', '  \n ')),
  photos: fc.oneof(fc.constant([]), files),
  files: fc.oneof(fc.constant([]), files),
  choices: fc.array(fc.array(choice, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
  askPhone: fc.option(label, { nil: undefined }),
});

function clean(each: string): string {
  return each.replace(/\s/g, '') === '' ? 'x' : each.replace(/\s/g, '');
}

interface Drawn {
  readonly words: string;
  readonly photos: readonly DrawnFile[];
  readonly files: readonly DrawnFile[];
  readonly choices: readonly (readonly Choice[])[];
  readonly askPhone: string | undefined;
}

interface DrawnFile extends FileRef {
  readonly bytes: number;
}

function draw(drawn: Drawn, capabilities: Capabilities): { said: Message; parts: readonly DraftPart[] } {
  const ref = ({ sha256, name }: FileRef): FileRef => ({ sha256, name });
  const said: Message = {
    text: drawn.words,
    photos: drawn.photos.map(ref),
    files: drawn.files.map(ref),
    choices: drawn.choices,
    ...(drawn.askPhone === undefined ? {} : { askPhone: drawn.askPhone }),
  };
  const parts = render(said, { capabilities, factsOf: (sha256) => facts(drawn, sha256), linkTo: () => undefined });
  return { said, parts };
}

function facts({ photos, files: others }: Drawn, sha256: string): FileFacts {
  const found = [...photos, ...others].find((each) => each.sha256 === sha256);
  return { bytes: found?.bytes ?? 0, type: 'image/jpeg' };
}

const wordsOf = (part: DraftPart): string => (part.kind === 'text' ? part.text : part.caption);
const buttonsOf = (part: DraftPart) => ('buttons' in part ? part.buttons.flat() : []);
const filesOf = (part: DraftPart): readonly FileRef[] => {
  if (part.kind === 'photo') return [part.photo];
  if (part.kind === 'album') return part.photos;
  return part.kind === 'file' ? [part.file] : [];
};
/** Without the spaces, at any of which a text may have been cut. */
const squeezed = (words: string): string => words.replace(/\s+/g, '');
/** Half of a pair stands alone. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe.each(profilesAndText)('a message on %s', (profile) => {
  const capabilities = PROFILES[profile];
  const { text: limit, caption, buttons, album, file: fileLimit } = capabilities;
  const law = (holds: (drawn: Drawn, parts: readonly DraftPart[], said: Message) => void) =>
    fc.assert(
      fc.property(message, (drawn) => {
        const { said, parts } = draw(drawn, capabilities);
        holds(drawn, parts, said);
      }),
      SEED,
    );

  it('breaks no limit of the channel', () => {
    law((drawn, parts) => {
      for (const part of parts) {
        const room = part.kind === 'text' ? limit : caption;
        expect(wordsOf(part).length).toBeLessThanOrEqual(room.maxLength);
        if (part.kind === 'text') expect(part.text.trim()).not.toBe('');
        expect(buttonsOf(part).length).toBeLessThanOrEqual(buttons.max);
        for (const each of buttonsOf(part)) {
          expect(each.label.length).toBeLessThanOrEqual(buttons.maxLabel);
          expect(each.label.trim()).not.toBe('');
        }
        if (part.kind === 'album') {
          expect(part.photos.length).toBeGreaterThan(1);
          expect(part.photos.length).toBeLessThanOrEqual(album.max);
        }
        const heaviest = part.kind === 'file' ? fileLimit.maxBytes : album.maxBytesEach;
        for (const each of filesOf(part)) expect(facts(drawn, each.sha256).bytes).toBeLessThanOrEqual(heaviest);
      }
    });
  });

  it('loses no word, in their order, and cuts no character in half', () => {
    law((drawn, parts) => {
      const said = parts.map(wordsOf).join(' ');
      const words = drawn.words.split(/\s+/).filter((each) => each !== '');
      expect(squeezed(said)).toContain(words.join(''));
      for (const part of parts) {
        expect(wordsOf(part)).not.toMatch(LONE_SURROGATE);
        for (const each of buttonsOf(part)) expect(each.label).not.toMatch(LONE_SURROGATE);
      }
    });
  });

  it('shows every choice, as a button or as a numbered line', () => {
    law((_, parts, said) => {
      const shown = parts.flatMap(buttonsOf);
      const lines = parts.map(wordsOf).join('\n');
      for (const [index, each] of numbered(said).entries()) {
        if ('url' in each) {
          const isButton = shown.some((button) => 'url' in button && button.url === each.url);
          expect(isButton || squeezed(lines).includes(squeezed(each.url))).toBe(true);
        } else {
          const isButton = shown.some((button) => 'choice' in button && button.choice === index);
          expect(isButton || lines.includes(`${index + 1}.`)).toBe(true);
        }
      }
    });
  });

  it('carries every file, or says that it is too big', () => {
    law((drawn, parts) => {
      const carried = parts.flatMap(filesOf).map(({ sha256 }) => sha256);
      for (const each of [...drawn.photos, ...drawn.files]) {
        if (!carried.includes(each.sha256))
          expect(squeezed(parts.map(wordsOf).join(''))).toContain(squeezed(`"${each.name}"`));
      }
      const expected = [...drawn.photos, ...drawn.files].map(({ sha256 }) => sha256);
      expect(carried.filter((sha256) => !expected.includes(sha256))).toEqual([]);
    });
  });

  it('asks for the phone number where that was wanted', () => {
    law((_, parts, said) => {
      const asking = parts.filter((part) => part.kind === 'text' && part.askPhone !== undefined);
      expect(asking.length).toBe(said.askPhone === undefined ? 0 : 1);
    });
  });
});

describe('a long text', () => {
  it('is cut at the end of a paragraph, else of a line, a sentence, a word', () => {
    const half = (mark: string) => `${'a'.repeat(60)}${mark}${'b'.repeat(60)}`;
    expect(splitText(half('\n\n'), 100)).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
    expect(splitText(half('\n'), 100)).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
    expect(splitText(half('. '), 100)).toEqual([`${'a'.repeat(60)}.`, 'b'.repeat(60)]);
    expect(splitText(half(' '), 100)).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
    expect(splitText('a'.repeat(120), 100)).toEqual(['a'.repeat(100), 'a'.repeat(20)]);
  });

  it('that fits to the character is not cut', () => {
    expect(splitText('a'.repeat(100), 100)).toHaveLength(1);
    expect(splitText('a'.repeat(101), 100)).toHaveLength(2);
  });

  it('keeps an address whole that fits into a part', () => {
    const address = `https://loa.example/${'p'.repeat(70)}`;
    expect(splitText(`xem tại ${'x'.repeat(20)} ${address} nhé`, 100)).toContain(`${address} nhé`);
    fc.assert(
      fc.property(
        fc.nat({ max: 99 }),
        fc.integer({ min: 10, max: 100 }),
        fc.constantFrom(' ', '\n'),
        (before, length, gap) => {
          const long = `https://${'p'.repeat(length - 8)}`;
          const parts = splitText(`${'x'.repeat(before)}${gap}${long} ${'y'.repeat(80)}`.trim(), 100);
          expect(parts.some((part) => part.includes(long))).toBe(true);
        },
      ),
      SEED,
    );
  });

  it('of nothing but spaces is nothing', () => {
    expect(splitText(' \n ', 100)).toEqual([]);
  });
});

it('a button too long for the channel ends in an ellipsis, not in half a character', () => {
  const choices = [[{ label: `${'x'.repeat(62)}🎉🎉`, pick: { to: 'test.pick', key: null } }]];
  const [part] = render(
    { text: 'pick', choices },
    { capabilities: PROFILES.telegram, factsOf: none, linkTo: () => undefined },
  );
  expect(part).toMatchObject({ buttons: [[{ label: `${'x'.repeat(62)}…` }]] });
});

it('words fit under a single photo, else they follow it', () => {
  const photo = { sha256: 'a', name: 'anh.jpg' };
  const kinds = (length: number) =>
    render(
      { text: 'x'.repeat(length), photos: [photo] },
      { capabilities: PROFILES.telegram, factsOf: none, linkTo: () => undefined },
    ).map((part) => part.kind);
  expect(kinds(1_024)).toEqual(['photo']);
  expect(kinds(1_025)).toEqual(['photo', 'text']);
});

function none(): FileFacts {
  return { bytes: 0, type: 'image/jpeg' };
}

describe('a file the channel does not take', () => {
  const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const said = (name: string, facts: FileFacts, link: string | undefined = undefined) => {
    const context = { capabilities: PROFILES.zalo, factsOf: () => facts, linkTo: () => link };
    const [part] = render({ text: '', files: [{ sha256: 'a', name }] }, context);
    return part?.kind === 'text' ? part.text : part?.kind;
  };
  const zaloTypes = { ...PROFILES.zalo, file: { ...PROFILES.zalo.file, types: [DOCX] } };

  it('says its size and the limit when that is the reason, with the way to it', () => {
    expect(said('bao-cao.docx', { bytes: 7_150_000, type: DOCX }, 'https://loa.example/tep/1')).toBe(
      'Tệp "bao-cao.docx" (7,2 MB) lớn hơn mức 5 MB kênh này nhận. Thầy/cô tải tại: https://loa.example/tep/1',
    );
    expect(said('bao-cao.docx', { bytes: 7_150_000, type: DOCX })).toContain('liên hệ văn phòng');
  });

  it('says that the type is the reason when it is, however small or large the file', () => {
    for (const bytes of [10_000, 9_000_000]) {
      const context = { capabilities: zaloTypes, factsOf: () => ({ bytes, type: XLSX }), linkTo: () => undefined };
      const [part] = render({ text: '', files: [{ sha256: 'a', name: 'so-lieu.xlsx' }] }, context);
      expect(part).toMatchObject({ kind: 'text', text: expect.stringContaining('loại tệp của "so-lieu.xlsx"') });
      expect(part).toMatchObject({ text: expect.not.stringContaining('lớn hơn') });
    }
  });

  it('says the limit of a picture for a photo that is too heavy as one', () => {
    const facts = { bytes: 3_000_000, type: 'image/jpeg' };
    const context = { capabilities: zaloTypes, factsOf: () => facts, linkTo: () => undefined };
    const [part] = render({ text: '', photos: [{ sha256: 'a', name: 'anh.jpg' }] }, context);
    expect(part).toMatchObject({ text: expect.stringContaining('"anh.jpg" (3 MB) lớn hơn mức 1 MB') });
  });
});
