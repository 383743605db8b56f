/** The features of the house, in the order of their sweeps. */
import type { Feature } from '../feature.js';
import { plan } from './plan/index.js';

export const FEATURES: readonly Feature[] = [plan];
