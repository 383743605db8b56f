import { it } from 'vitest';
import { surviveKills } from './killed.js';

const KILLS = 200;

it('goes on with the story through a night of deaths', () => surviveKills(KILLS));
