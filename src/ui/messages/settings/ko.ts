import type { SettingsMessages } from '../settings.js';

export const status = 'reviewed';
export default {
  "intro": "{name}에서 이 브라우저로 할 수 있는 일을 선택하세요. 켜지 않은 항목은 꺼진 상태로 유지되며, 언제든지 다시 바꿀 수 있습니다.",
  "close": "저장하지 않고 닫기",
  "save": "선택 저장",
  "saved": "선택한 내용이 저장되었습니다.",
  "optional": "선택 항목",
  "required": "사이트 이용에 필요한 항목",
  "always": "항상 사용",
  "signal": "거부 신호를 반영했습니다: 브라우저가 개인정보의 판매와 공유를 원하지 않는다고 알려 이 항목을 껐습니다. 원하면 여기에서 허용할 수 있습니다.",
  "details": "처리하는 곳, 항목, 보유 기간",
  "items": "수집 항목",
  "retention": "보유 기간",
  "effect": "거부할 경우",
  "basis": "처리 근거",
  "services": "서비스",
  "cookie": "쿠키",
  "storage": "브라우저 저장소",
  "basis.consent": "정보주체의 동의",
  "basis.contract": "계약의 이행 또는 요청에 따른 계약 전 조치",
  "basis.law": "법령상 의무",
  "basis.legitimate-interest": "정당한 이익",
  "basis.vital": "생명·신체의 보호",
  "basis.public-safety": "공공의 안전과 보건"
} satisfies SettingsMessages;
