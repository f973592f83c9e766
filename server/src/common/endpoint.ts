import { applyDecorators, Body, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { Route } from '#shared/contract/route.js';
import { problemSchema } from '#shared/errors/problem.js';

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

const methods = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

const nestPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const isNothing = (schema: z.ZodType): boolean => schema instanceof z.ZodUndefined;

/** Binds a handler to a route of the contract: method, path, status and OpenAPI entry come from it. */
export const Endpoint = (route: AnyRoute): MethodDecorator => {
  const status = isNothing(route.response) ? 204 : 200;
  return applyDecorators(
    methods[route.method](nestPath(route.path)),
    HttpCode(status),
    ApiOperation({ summary: route.summary }),
    isNothing(route.response)
      ? ApiResponse({ status, description: 'Done' })
      : ApiResponse({ status, description: route.summary, standardSchema: route.response }),
    ApiResponse({ status: 'default', description: 'What went wrong', standardSchema: problemSchema }),
  );
};

/** The parsed path parameters, query and body of a route. Unknown fields never get past them. */
export const PathOf = (route: AnyRoute): ParameterDecorator => Param({ schema: route.params });
export const QueryOf = (route: AnyRoute): ParameterDecorator => Query({ schema: route.query });
export const BodyOf = (route: AnyRoute): ParameterDecorator => Body({ schema: route.body });

export type PathParams<R> = R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryParams<R> = R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type RequestBody<R> = R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type ResponseBody<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType, infer S> ? z.input<S> : never;
