import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from './settings.js';

export const SETTINGS = Symbol('settings');
export const CLOCK = Symbol('clock');

/** The only source of the present time in the server, so that tests can hold it still. */
export type Clock = () => Date;

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: CLOCK, useValue: clock },
      ],
      exports: [SETTINGS, CLOCK],
    };
  }
}
