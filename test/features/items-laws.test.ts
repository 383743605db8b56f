import { describe, it } from 'vitest';
import { playLives } from './items-model.js';

describe('items', () => {
  it('keep their laws through any order of sending, deciding, withdrawing, late photos and restarts', async () => {
    await playLives({ lives: 3, steps: 12 });
  });
});
