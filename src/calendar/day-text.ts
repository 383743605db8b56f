/** A day where only text survives: in a row, in a page's address. */
import { z } from 'zod';
import { type Day, parseDay } from './day.js';

export const DayText = z.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== undefined);
