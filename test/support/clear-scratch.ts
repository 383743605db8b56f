/** After each test file: its folders go. */
import { afterAll } from 'vitest';
import { clearScratch } from './scratch.js';

afterAll(clearScratch);
