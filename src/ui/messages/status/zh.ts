import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "尚未选择，所有可选项均已关闭。",
  "status.none": "所有可选项均已关闭。",
  "status.allowed": "已开启：{items}。",
  "status.without": "{purpose}（不含 {services}）",
  "status.signal": "已遵从退出信号。"
} satisfies StatusMessages;
