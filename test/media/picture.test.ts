import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectMedia } from '../../src/media/inspect.js';
import { hammingDistance } from '../../src/media/likeness.js';
import { makeDerivative, makePreview } from '../../src/media/picture.js';
import { cameraPhoto, save, scene, temporaryFolder } from './sample-media.js';

const folder = await temporaryFolder();

async function hashOf(content: Uint8Array): Promise<string> {
  const found = await inspectMedia(await save(folder, content));
  if (!found.ok || found.kind !== 'photo' || found.perceptualHash === undefined) throw new Error('no hash');
  return found.perceptualHash;
}

describe('pictures made from stored ones', () => {
  it('are JPEGs of the asked size, the right way up', async () => {
    const path = await save(folder, await cameraPhoto(1, {}, 6));
    expect(await sharp(await makeDerivative(path, { maxPx: 200 })).metadata()).toMatchObject({
      format: 'jpeg',
      width: 150,
      height: 200,
    });
    expect(await sharp(await makeDerivative(path, { maxPx: 320 })).metadata()).toMatchObject({
      width: 240,
      height: 320,
    });
  });

  it('show the same scene as the turned original', async () => {
    const turned = await scene(4).rotate(90).jpeg().toBuffer();
    const path = await save(folder, await sharp(turned).withMetadata({ orientation: 8 }).toBuffer());
    expect(
      hammingDistance(
        await hashOf(await makeDerivative(path, { maxPx: 400 })),
        await hashOf(await scene(4).jpeg().toBuffer()),
      ),
    ).toBeLessThan(4);
  });

  it('carry nothing about place, time, camera or turning', async () => {
    const path = await save(folder, await cameraPhoto(1, { DateTimeOriginal: '2026:11:20 07:30:00' }, 6));
    const before = await sharp(path).metadata();
    expect([before.exif?.length ?? 0, before.orientation]).toEqual([expect.any(Number), 6]);
    for (const made of [
      await makePreview(path, { type: 'image/jpeg', bytes: 2e6, width: 480, height: 640 }),
      await makeDerivative(path, { maxPx: 320 }),
    ]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(made).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(Buffer.from(made ?? []).includes('Invented')).toBe(false);
    }
    expect(before.exif?.includes('Invented')).toBe(true);
  });

  it('are never larger than the original', async () => {
    const path = await save(folder, await scene(1, 100, 60).png().toBuffer());
    expect(await sharp(await makeDerivative(path, { maxPx: 2000 })).metadata()).toMatchObject({
      width: 100,
      height: 60,
    });
  });

  it('stay within the bytes a channel allows, or say that they cannot', async () => {
    const noisy = await sharp({
      create: {
        width: 700,
        height: 500,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 100 })
      .toBuffer();
    const path = await save(folder, noisy);
    const free = await makeDerivative(path, { maxPx: 700 });
    for (const maxBytes of [free.byteLength, Math.floor(free.byteLength / 2), 20_000]) {
      const made = await makeDerivative(path, { maxPx: 700, maxBytes });
      expect(made.byteLength).toBeLessThanOrEqual(maxBytes);
      expect((await sharp(made).metadata()).format).toBe('jpeg');
    }
    await expect(makeDerivative(path, { maxPx: 700, maxBytes: 100 })).rejects.toThrow(RangeError);
  });

  it('come from transparent, grey, CMYK and 16-bit pictures as well', async () => {
    const clear = sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const white = await sharp(
      await makeDerivative(await save(folder, await clear.png().toBuffer()), { maxPx: 60 }),
    ).stats();
    expect(Math.min(...white.channels.map((channel) => channel.min))).toBeGreaterThan(250);
    const others = [
      await scene(1).toColourspace('b-w').jpeg().toBuffer(),
      await scene(1).toColourspace('cmyk').jpeg().toBuffer(),
      await scene(1).toColourspace('rgb16').png().toBuffer(),
    ];
    for (const other of others) {
      const made = await sharp(await makeDerivative(await save(folder, other), { maxPx: 100 })).metadata();
      expect(made).toMatchObject({ format: 'jpeg', space: 'srgb', depth: 'uchar', width: 100 });
    }
  });

  it('are made for chats only of what is more than a chat needs', async () => {
    const sizes = [
      [scene(1, 1600, 900).jpeg(), undefined],
      [scene(1, 90, 160).png(), undefined],
      [scene(1, 2400, 1200).jpeg(), { width: 1600, height: 800 }],
      [scene(1, 300, 200).webp(), { width: 300, height: 200 }],
    ] as const;
    for (const [picture, size] of sizes) {
      const path = await save(folder, await picture.toBuffer());
      const found = await inspectMedia(path);
      if (!found.ok || found.kind !== 'photo') throw new Error('no photo');
      const made = await makePreview(path, found);
      if (size === undefined) expect(made).toBeUndefined();
      else expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', ...size });
    }
  });

  it('are refused for what is no photo', async () => {
    const path = await save(folder, 'không phải ảnh');
    await expect(makeDerivative(path, { maxPx: 100 })).rejects.toThrow();
    const photo = { type: 'image/jpeg', bytes: 20, width: 3000, height: 2000 };
    await expect(makePreview(path, photo)).rejects.toThrow();
    expect(await makeDerivative(await save(folder, await scene(1).jpeg().toBuffer()), { maxPx: 50 })).toBeInstanceOf(
      Uint8Array,
    );
  });
});

describe('the distance between photos', () => {
  it('is small for the same photo sent in other ways', async () => {
    const original = await cameraPhoto(5, {});
    const hash = await hashOf(original);
    const others = {
      smaller: await sharp(original).resize(320).jpeg({ quality: 60 }).toBuffer(),
      png: await sharp(original).png().toBuffer(),
      brighter: await sharp(original).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
      watermarked: await sharp(original)
        .composite([{ input: await scene(9, 90, 30).png().toBuffer(), gravity: 'southeast' }])
        .jpeg()
        .toBuffer(),
    };
    for (const [way, photo] of Object.entries(others)) {
      expect(hammingDistance(hash, await hashOf(photo)), way).toBeLessThanOrEqual(8);
    }
  });

  it('is large for different photos', async () => {
    const hashes = await Promise.all(
      Array.from({ length: 12 }, async (_, seed) =>
        hashOf(
          await scene(seed + 20)
            .jpeg()
            .toBuffer(),
        ),
      ),
    );
    const distances = hashes.flatMap((a, index) => hashes.slice(index + 1).map((b) => hammingDistance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThan(12);
  });

  it('is a distance: none to itself, the same both ways, never longer by a detour, at most 64', () => {
    const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'));
    fc.assert(
      fc.property(hash, hash, hash, (a, b, c) => {
        expect(hammingDistance(a, a)).toBe(0);
        expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
        expect(hammingDistance(a, c)).toBeLessThanOrEqual(hammingDistance(a, b) + hammingDistance(b, c));
      }),
      { seed: 5 },
    );
    expect(hammingDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(hammingDistance('0000000000000001', '8000000000000000')).toBe(2);
  });
});
