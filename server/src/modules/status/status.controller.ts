import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { API_PREFIX } from '#shared/contract/route.js';
import { statusRoutes, type Status } from '#shared/contract/status.js';
import { Endpoint } from '../../common/endpoint.js';
import { productVersion } from '../../engine/version.js';
import { StatusService } from './status.service.js';

@ApiTags('operations')
@Controller()
export class StatusController {
  constructor(@Inject(StatusService) private readonly status: StatusService) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; database: boolean }> {
    const database = await this.status.databaseAnswers();
    const ready = database && !this.status.stopping;
    response.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', database };
  }

  @Get('version')
  version(): { version: string } {
    return { version: productVersion };
  }
}

@ApiTags('operations')
@Controller(API_PREFIX)
export class ProductStatusController {
  constructor(@Inject(StatusService) private readonly status: StatusService) {}

  @Endpoint(statusRoutes.get)
  get(): Status {
    return this.status.product();
  }
}
