import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Nic jeszcze nie wybrano; wszystko, co opcjonalne, jest wyłączone.",
  "status.none": "Wszystko, co opcjonalne, jest wyłączone.",
  "status.allowed": "Włączone: {items}.",
  "status.without": "{purpose} (bez: {services})",
  "status.signal": "Uwzględniono sygnał sprzeciwu."
} satisfies StatusMessages;
