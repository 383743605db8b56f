import { it } from 'vitest';
import { surviveKills } from './killed.js';

const KILLS = 25;

it('goes on with the story from invite to report however often it is killed', () => surviveKills(KILLS), 600_000);
