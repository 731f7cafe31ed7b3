import type { JSONWebKeySet } from 'jose';
import type { SignedReceipt } from '../../src/server.js';

export const bearer = (value: string) => ({ headers: { authorization: `Bearer ${value}` } });
export const fetchReceipt = async (url: string, id: string, subject: string) =>
  (await (await fetch(`${url}/receipts/${id}`, bearer(subject))).json()) as SignedReceipt;
export const fetchKeys = async (url: string) => (await (await fetch(`${url}/jwks.json`)).json()) as JSONWebKeySet;
