/** The one style sheet, in the order a page is read. */
import { BASE_STYLES } from './styles-base.js';
import { COMPOSER_STYLES } from './styles-composer.js';
import { MESSAGE_STYLES } from './styles-messages.js';

export const STYLES = [BASE_STYLES, MESSAGE_STYLES, COMPOSER_STYLES].join('\n');
