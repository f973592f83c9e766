import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { productVersion } from '../engine/version.js';

const jsonSchemaOf = (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _dialect, ...converted } = z.toJSONSchema(schema, {
    io: schemaType,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return { schema: converted };
};

/** The OpenAPI 3.1 document, drawn from the same zod schemas that check the requests. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('DataVision')
    .setDescription('Profile, ask, forecast and explain tables; every answer carries its receipt.')
    .setVersion(productVersion)
    .build();
  return SwaggerModule.createDocument(app, config, { standardSchemaConverter: jsonSchemaOf });
};

export const serveOpenApi = (app: INestApplication): void => {
  SwaggerModule.setup('docs', app, openApiDocument(app), {
    jsonDocumentUrl: '/openapi.json',
    customSiteTitle: 'DataVision API',
  });
};
