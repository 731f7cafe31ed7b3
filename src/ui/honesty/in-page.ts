import { middle, surfaces } from './surfaces.js';

/** What `assent check --page` runs in the page it looks at: built as one expression, `dist/honesty.js`. */
export default { middle, surfaces };
