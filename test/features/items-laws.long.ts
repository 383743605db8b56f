import { describe, it } from 'vitest';
import { playLives } from './items-model.js';

describe('items', () => {
  it('keep their laws through two hundred lives of sixty steps', async () => {
    await playLives({ lives: 200, steps: 60 });
  });
});
