import { z } from 'zod';
import { adminPaths, adminSchemas } from './openapi-admin.js';
import { answer, components, content, problem } from './openapi-parts.js';
import {
  BatchAnswer,
  BatchBody,
  DecisionBody,
  EraseAnswer,
  HealthAnswer,
  IdentifyBody,
  PastAnswer,
  Problem,
  RecordAnswer,
  SignedReceipt,
  TextBody,
  VersionsAnswer,
} from './wire.js';

/** The OpenAPI 3.1 document of this backend, made of the schemas that check its bodies. */
export function openApi(basePath: string): Record<string, unknown> {
  // Entries are checked one by one, so the envelope's own schema does not name theirs.
  const Batch = BatchBody.extend({ decisions: z.array(DecisionBody) });
  const failing = { 500: problem('Something failed inside'), 503: problem('The storage failed; send again later') };
  return {
    openapi: '3.1.0',
    info: { title: 'Assent consent backend', version: '1' },
    servers: [{ url: basePath }],
    paths: {
      '/decisions': {
        post: {
          operationId: 'postDecisions',
          summary: 'Takes in decisions; idempotent by id',
          requestBody: { required: true, content: content({ $ref: '#/components/schemas/Batch' }) },
          responses: {
            200: answer('One answer for each entry, in its place', { $ref: '#/components/schemas/BatchAnswer' }),
            400: problem('The body is not a batch'),
            413: problem('The body is too large'),
            415: problem('The body is not application/json'),
            429: problem('Too much from one subject or address; Retry-After says when'),
            ...failing,
          },
        },
        get: {
          operationId: 'getDecisions',
          summary: "The subject's own decisions",
          security: [{ capability: [] }],
          responses: {
            200: answer('The decisions', { $ref: '#/components/schemas/PastAnswer' }),
            401: problem('No capability was sent'),
            429: problem('Too much from one address; Retry-After says when'),
            ...failing,
          },
        },
      },
      '/texts': {
        post: {
          operationId: 'postText',
          summary: 'Takes in a text that was shown, where the answer to a decision asked for it',
          requestBody: { required: true, content: content({ $ref: '#/components/schemas/Text' }) },
          responses: {
            204: { description: 'Kept under its hash' },
            400: problem('The body is not what it should be'),
            409: problem('There are too many texts of this policy version'),
            422: problem('The policy version is not known here'),
            ...failing,
          },
        },
      },
      '/record': {
        get: {
          operationId: 'getRecord',
          summary: "The fold of the subject's decisions",
          security: [{ capability: [] }],
          responses: {
            200: answer('The record', { $ref: '#/components/schemas/RecordAnswer' }),
            401: problem('No capability was sent'),
            ...failing,
          },
        },
      },
      '/receipts/{id}': {
        get: {
          operationId: 'getReceipt',
          summary: "The signed receipt of one of the subject's decisions",
          security: [{ capability: [] }],
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: {
            200: answer('The receipt, its signature, and the keys', { $ref: '#/components/schemas/SignedReceipt' }),
            401: problem('No capability was sent'),
            404: problem('The subject has no decision of this id'),
            ...failing,
          },
        },
      },
      '/jwks.json': {
        get: {
          operationId: 'getKeys',
          summary: 'The keys that receipts are checked by (RFC 7517)',
          responses: { 200: answer('A JWK set', { type: 'object' }), ...failing },
        },
      },
      '/identify': {
        post: {
          operationId: 'postIdentify',
          summary: 'Links the subject to a known user; there where the backend was set up for it',
          security: [{ capability: [] }],
          requestBody: { required: true, content: content({ $ref: '#/components/schemas/Identify' }) },
          responses: {
            200: answer("The record of all the user's devices", { $ref: '#/components/schemas/RecordAnswer' }),
            400: problem('The body is not what it should be'),
            401: problem('No capability was sent'),
            404: problem('This backend knows no users'),
            409: problem('The subject belongs to another user'),
            422: problem('The token is refused'),
            ...failing,
          },
        },
      },
      '/subject': {
        delete: {
          operationId: 'deleteSubject',
          summary: "Forgets whom the subject's decisions are about",
          security: [{ capability: [] }],
          responses: {
            200: answer('Done', { $ref: '#/components/schemas/EraseAnswer' }),
            401: problem('No capability was sent'),
            ...failing,
          },
        },
      },
      '/gpc.json': {
        get: {
          operationId: 'getGpc',
          summary: 'Support of Global Privacy Control; also at /.well-known/gpc.json',
          responses: { 200: answer('The support resource', { type: 'object' }), ...failing },
        },
      },
      '/policy': {
        get: {
          operationId: 'getPolicy',
          summary: 'The policy document in force, or with a version any that ever was',
          parameters: ['id', 'version', 'hash'].map((name) => ({
            name,
            in: 'query',
            required: false,
            schema: { type: 'string' },
          })),
          responses: {
            200: answer('The document, as its owner wrote it', { type: 'object' }),
            304: { description: 'The document named by If-None-Match is the current one' },
            404: problem('No such policy is, or was, served'),
            ...failing,
          },
        },
      },
      '/policy/versions': {
        get: {
          operationId: 'getPolicyVersions',
          summary: 'The versions of the policy that are kept',
          parameters: [{ name: 'id', in: 'query', required: false, schema: { type: 'string' } }],
          responses: {
            200: answer('Newest first', { $ref: '#/components/schemas/VersionsAnswer' }),
            404: problem('No policy of this id is served'),
            429: problem('Too much from one address; Retry-After says when'),
            ...failing,
          },
        },
      },
      '/health': {
        get: {
          operationId: 'getHealth',
          summary: 'Ready: the database answers',
          responses: { 200: answer('Ready', { $ref: '#/components/schemas/Health' }), ...failing },
        },
      },
      '/health/live': {
        get: {
          operationId: 'getLive',
          summary: 'Live: the process answers, whatever its database does',
          responses: { 200: answer('Live', { $ref: '#/components/schemas/Health' }) },
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'getOpenApi',
          summary: 'This document',
          responses: { 200: answer('An OpenAPI 3.1 document', { type: 'object' }) },
        },
      },
      ...adminPaths(failing),
    },
    components: {
      securitySchemes: {
        capability: {
          type: 'http',
          scheme: 'bearer',
          description: "The subject's capability: at least 128 random bits",
        },
        admin: { type: 'http', scheme: 'bearer', description: "The owner's token" },
      },
      schemas: {
        ...components('input', {
          Decision: DecisionBody,
          Batch,
          Identify: IdentifyBody,
          Text: TextBody,
          ...adminSchemas,
        }),
        ...components('output', {
          BatchAnswer,
          PastAnswer,
          RecordAnswer,
          SignedReceipt,
          EraseAnswer,
          VersionsAnswer,
          Problem,
          Health: HealthAnswer,
        }),
      },
    },
  };
}
