import type { EmbedMessages } from '../embed.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "privacy": "개인정보 처리방침",
  "embed.text": "불러오면 브라우저가 {name}에 연결되어 IP 주소가 전달되고 쿠키가 저장될 수 있습니다. 항상 허용은 쿠키 설정에서 언제든지 취소할 수 있습니다.",
  "embed.once": "이번만 불러오기",
  "embed.always": "{name} 항상 허용"
} satisfies EmbedMessages;
