import { z } from 'zod';
import { CountsQuery } from './admin/counts.js';
import { EraseBody } from './admin/erase.js';
import { ExportQuery } from './admin/export.js';
import { SearchBody } from './admin/search.js';
import { answer, content, problem } from './openapi-parts.js';

/** Bodies of the owner's routes. */
export const adminSchemas = { Search: SearchBody, Erase: EraseBody };

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The members of a schema as parameters of an address. */
function query(schema: z.ZodType): object[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    schema: property,
  }));
}

/** The owner's routes in the OpenAPI document; they are there where the backend was given a token. */
export function adminPaths(failing: object): Record<string, object> {
  const route = (operationId: string, summary: string, more: { responses: object } & Record<string, unknown>) => ({
    operationId,
    summary: `${summary}; there where the backend was given an admin token`,
    security: [{ admin: [] }],
    ...more,
    responses: { ...more.responses, 401: problem('The token is missing or wrong'), ...failing },
  });
  const refused = { 400: problem('The request says something that this route does not take') };
  const body = (name: string) => ({ required: true, content: content(schema(name)) });
  return {
    '/admin/verify': {
      get: route('getVerify', 'Reads the whole log and checks its chains', {
        responses: { 200: answer('What was found, and the heads of the chains', { type: 'object' }) },
      }),
    },
    '/admin/export': {
      get: route('getExport', 'The log, or what fits a filter', {
        parameters: query(ExportQuery),
        responses: {
          200: {
            description: 'One decision a line',
            content: {
              ...content({ type: 'string' }, 'application/x-ndjson'),
              ...content({ type: 'string' }, 'text/csv'),
            },
          },
          ...refused,
        },
      }),
    },
    '/admin/counts': {
      get: route('getCounts', 'How often each unit was granted and denied, by day, source and policy version', {
        parameters: query(CountsQuery),
        responses: { 200: answer('The counts', { type: 'object' }), ...refused },
      }),
    },
    '/admin/search': {
      post: route('postSearch', "The decisions that fit a filter, in the server's order, page by page", {
        requestBody: body('Search'),
        responses: { 200: answer('A page, and where to go on', { type: 'object' }), ...refused },
      }),
    },
    '/admin/erase': {
      post: route('postErase', 'Forgets a subject', {
        requestBody: body('Erase'),
        responses: { 200: answer('Done', schema('EraseAnswer')), ...refused },
      }),
    },
    '/admin/texts': {
      post: route('postOwnText', 'Takes in a text that is shown, from the owner: without a limit', {
        requestBody: body('Text'),
        responses: { 204: { description: 'Kept under its hash' }, ...refused },
      }),
    },
    '/admin/texts/{hash}': {
      get: route('getText', 'The text behind the hash in a decision', {
        parameters: [{ name: 'hash', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: answer('The text, and the policy version that it was shown under', { type: 'object' }),
          404: problem('No text of this hash was sent to this backend'),
        },
      }),
    },
    '/admin/keys': {
      post: route('postKeys', 'Replaces the key that signs receipts', {
        responses: { 201: answer('The name of the new one', { type: 'object' }) },
      }),
    },
  };
}
