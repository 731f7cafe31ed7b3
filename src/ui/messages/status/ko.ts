import type { StatusMessages } from '../status.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "status.unset": "아직 선택하지 않았으며, 선택 항목은 모두 꺼져 있습니다.",
  "status.none": "선택 항목은 모두 꺼져 있습니다.",
  "status.allowed": "켜진 항목: {items}.",
  "status.without": "{purpose}({services} 제외)",
  "status.signal": "거부 신호를 반영했습니다."
} satisfies StatusMessages;
