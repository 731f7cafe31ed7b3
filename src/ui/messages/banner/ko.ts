import type { BannerMessages } from '../banner.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "title": "개인정보, 직접 선택하세요",
  "text": "{name}에서 다음 목적으로 쿠키와 유사 저장소를 사용하고자 합니다: {purposes}. 동의하지 않으면 작동하지 않으며, 선택은 언제든지 바꿀 수 있습니다.",
  "privacy": "개인정보 처리방침",
  "reject": "모두 거부",
  "accept": "모두 동의",
  "settings": "쿠키 설정"
} satisfies BannerMessages;
