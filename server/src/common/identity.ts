import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { localIdentity } from '../database/local-workspace.js';

/** Who asks, and for which workspace. Every query of every repository takes the workspace from here. */
export interface Identity {
  readonly workspaceId: string;
  readonly userId: string;
}

type IdentifiedRequest = Request & { identity?: Identity };

/** Without accounts everybody who can reach the server (this computer only) is the one local user. */
@Injectable()
export class LocalIdentityGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest<IdentifiedRequest>().identity = localIdentity;
    return true;
  }
}

export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!identity) throw new Error('A route was reached without an identity');
  return identity;
});
