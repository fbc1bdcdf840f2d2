import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '#contract/contract.ts'
import { API_PREFIX } from '#contract/first-contract.ts'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description:
    'The same key with the same request gives the first answer again, with another request 409. Kept for 24 hours at least.',
} as const

/** The contract as an OpenAPI 3.1 document, made from it when it is asked for. */
export async function openApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Headroom',
      version: '1',
      description: 'Automation Actions of a workspace: how many are left this month, and what uses them.',
    },
    servers: [{ url: API_PREFIX }],
    security: [{ member: [] }, {}],
    components: { securitySchemes: { member: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: (errors, status) => ({
      type: 'object',
      description: 'RFC 9457 problem details',
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { const: status },
        code: { enum: errors.map(([code]) => code) },
        detail: { type: 'string' },
      },
      required: ['type', 'title', 'status', 'code', 'detail'],
      anyOf: errors.map(([code, , , data]) => ({
        ...(data as object),
        properties: propertiesOf(code, data),
      })),
    }),
  })
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of ['post', 'patch', 'put', 'delete'] as const) {
      const operation = path?.[method]
      if (operation) operation.parameters = [...(operation.parameters ?? []), idempotencyKey]
    }
    for (const method of ['get', 'post', 'patch', 'put', 'delete'] as const) {
      for (const [status, response] of Object.entries(path?.[method]?.responses ?? {})) {
        if (Number(status) >= 400 && 'content' in response)
          describeProblem(response as OpenAPI.ResponseObject, status)
      }
    }
  }
  return document
}

/** The generator knows JSON only; a problem has a media type of its own, and a 429 says when to come back. */
function describeProblem(response: OpenAPI.ResponseObject, status: string): void {
  const { 'application/json': json, ...others } = response.content ?? {}
  if (json) response.content = { ...others, 'application/problem+json': json }
  if (status === '429') {
    response.headers = {
      'Retry-After': { schema: { type: 'integer' }, description: 'Seconds until the reset' },
    }
  }
}

function propertiesOf(code: string, data: unknown): Record<string, object> {
  const properties = typeof data === 'object' && data !== null && 'properties' in data ? data.properties : {}
  return { code: { const: code }, ...(properties as Record<string, object>) }
}
