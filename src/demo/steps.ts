/** The short path through the demo, and the ways the visitor has of making time pass. */
import type { SHOWN } from './texts/story.js';

export const JUMPS = ['morning', 'monthEnd', 'cutOff'] as const;
export type Jump = (typeof JUMPS)[number];

export interface Step {
  readonly name: 'send' | 'decide' | 'remind' | 'report' | 'open';
  /** The phone on which it is to be done or seen. */
  readonly phone: (typeof SHOWN)[number];
  /** What makes it happen, where time has to pass. */
  readonly jump?: Jump;
}

/** What else there is to try, once the path is walked: a command on somebody's phone. */
export interface Extra {
  readonly name: 'hotIssue' | 'status' | 'feedback' | 'announce';
  readonly phone: (typeof SHOWN)[number];
  readonly command: string;
}

export const EXTRAS: readonly Extra[] = [
  { name: 'hotIssue', phone: 'teacher', command: '/tinnong' },
  { name: 'status', phone: 'lead', command: '/status' },
  { name: 'feedback', phone: 'reviewer', command: '/gopy' },
  { name: 'announce', phone: 'office', command: '/thongbao' },
];

export const STEPS: readonly Step[] = [
  { name: 'send', phone: 'teacher' },
  { name: 'decide', phone: 'reviewer' },
  { name: 'remind', phone: 'lead', jump: 'monthEnd' },
  { name: 'report', phone: 'office', jump: 'cutOff' },
  { name: 'open', phone: 'office' },
];
