import type { HistoryMessages } from '../history.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "history.label": "내 결정 기록",
  "history.loading": "불러오는 중 …",
  "history.empty": "이 브라우저에서 내린 결정이 없습니다.",
  "history.failed": "목록을 불러오지 못했습니다. 이 브라우저에 있는 내용만 표시합니다.",
  "history.retry": "다시 시도",
  "history.accepted": "모두 동의함",
  "history.refused": "모두 거부함",
  "history.chosen": "선택함",
  "history.allowed": "허용: {items}",
  "history.denied": "거부: {items}",
  "history.stored": "기록됨",
  "history.waiting": "아직 전송되지 않음",
  "history.local": "이 브라우저에만 보관됨",
  "history.receipt": "영수증 내려받기",
  "history.download": "내려받기",
  "history.missing": "영수증을 불러오지 못했습니다. 다시 시도하세요."
} satisfies HistoryMessages;
