export type { Change } from './notice/compare.js';
export type { Block, Inline, Line, Lines, Notice, Row, Section, Unit } from './notice/model.js';
export {
  comparePolicies,
  noticeHtml,
  noticeMarkdown,
  noticeModel,
  noticePage,
  type RenderOptions,
} from './notice/render.js';
export { noticeCss } from './notice/style.js';
