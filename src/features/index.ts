/** The features of the house, in the order of their sweeps. */
import type { Feature } from '../feature.js';

export const FEATURES: readonly Feature[] = [];
