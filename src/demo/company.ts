/** What the people of the story do with their phones. */
import { texts as marks } from '../features/done-marks/texts.js';
import { texts as items } from '../features/items/texts.js';
import { texts as review } from '../features/review/texts.js';
import { texts as drafts } from '../features/submissions/texts.js';
import { requirePlan } from '../ledger/plan-in-force.js';
import { after, SECOND_MS } from '../lib/clock.js';
import type { DemoClock } from './clock.js';
import type { Phone } from './phone.js';
import { drawPicture } from './picture.js';
import type { Stage } from './stage.js';
import { ARTICLES, type Article, type Character, DONE } from './texts/story.js';

/** People take a moment, and what waits for a moment of quiet comes meanwhile. */
const MOMENT_MS = 2 * SECOND_MS;

export type ArticleName = keyof typeof ARTICLES;

/** Each happens at once, on a clock that stands still but for the moments people take. */
export interface Company {
  /** Sends an article as its author would, answering what is asked. */
  writes(author: Character, article: ArticleName): Promise<void>;
  /** Says that something was done outside of Loa, and how that can be seen. */
  reports(who: Character, what: keyof typeof DONE): Promise<void>;
  /** Nothing happens when somebody else decided before. */
  approves(reviewer: Character, article: ArticleName): Promise<void>;
  /** Sends it back for the first reason offered. */
  givesBack(reviewer: Character, article: ArticleName): Promise<void>;
  /** Adds a picture to what came back and sends it again. */
  mends(author: Character, article: ArticleName): Promise<void>;
}

export function createCompany(
  stage: () => Stage,
  clock: DemoClock,
  phones: Readonly<Record<Character, Phone>>,
): Company {
  const breathe = async () => {
    await stage().settle();
    clock.hold(after(clock.now(), MOMENT_MS));
    await stage().settle();
  };
  const press = async (who: Character, label: string, about?: string) => {
    const pressed = await phones[who].presses(label, about);
    await breathe();
    return pressed;
  };

  const needs = async (who: Character, label: string, about?: string) => {
    if (!(await press(who, label, about))) throw new Error(`the demo's story stumbled: ${who} has no “${label}”`);
  };
  /** A decision may be undone for a while; only then is it told. */
  const standsBy = async () => {
    const { plan } = await requirePlan(stage().app.house.db.read);
    clock.hold(after(clock.now(), plan.route.undoSeconds * SECOND_MS));
    await stage().app.sweep();
    await breathe();
  };

  /** Answers the questions under a draft until it can go, then lets it go. */
  async function finishes(author: Character, article: Article): Promise<void> {
    const { plan } = await requirePlan(stage().app.house.db.read);
    const topic = plan.topics.find(({ code }) => code === article.topic)?.title ?? '';
    for (let question = 0; question < MOST_QUESTIONS; question++) {
      const text = (await phones[author].screen()).findLast((said) => said.text.startsWith(drafts.draftHeading))?.text;
      if (text === undefined) throw new Error(`the demo's story stumbled: ${author} has no draft`);
      if (text.endsWith(drafts.askTask)) await press(author, drafts.noTask);
      else if (!text.endsWith(drafts.askTopic)) break;
      else if (!(await press(author, topic))) await press(author, drafts.otherTopics);
    }
    await needs(author, drafts.sendNoChildren);
  }

  return {
    async writes(author, name) {
      const article = ARTICLES[name];
      await phones[author].says(article.text, await picturesOf(name));
      await breathe();
      await finishes(author, article);
    },
    async reports(who, what) {
      const { plan } = await requirePlan(stage().app.house.db.read);
      const { duty, proof } = DONE[what];
      for (const words of ['/xong', plan.duties.find(({ code }) => code === duty)?.title ?? '', proof]) {
        await phones[who].says(words);
        await breathe();
      }
      await needs(who, marks.yes);
    },
    async approves(reviewer, article) {
      if (await press(reviewer, review.approve, titleOf(article))) await standsBy();
    },
    async givesBack(reviewer, article) {
      const { plan } = await requirePlan(stage().app.house.db.read);
      if (!(await press(reviewer, review.return, titleOf(article)))) return;
      await needs(reviewer, plan.route.returnReasons[0] ?? '');
      await standsBy();
    },
    async mends(author, article) {
      await needs(author, items.rework, titleOf(article));
      await phones[author].says('', [await drawPicture(firstPictureOf(article) + ARTICLES[article].photos)]);
      await breathe();
      await needs(author, drafts.sendNoChildren);
    },
  };
}

const MOST_QUESTIONS = 6;
const PICTURES_EACH = 10;

type Pictures = readonly Uint8Array<ArrayBuffer>[];
const drawn = new Map<ArticleName, Promise<Pictures>>();

/** The pictures of an article, JPEG; drawn once. */
export function picturesOf(article: ArticleName): Promise<Pictures> {
  const known = drawn.get(article) ?? drawPictures(article);
  drawn.set(article, known);
  return known;
}

function drawPictures(article: ArticleName): Promise<Pictures> {
  const first = firstPictureOf(article);
  return Promise.all(Array.from({ length: ARTICLES[article].photos }, (_, n) => drawPicture(first + n)));
}

/** So that no two articles show the same. */
function firstPictureOf(article: ArticleName): number {
  return (Object.keys(ARTICLES).indexOf(article) + 1) * PICTURES_EACH;
}

function titleOf(article: ArticleName): string {
  return ARTICLES[article].text.split('\n')[0] ?? '';
}
