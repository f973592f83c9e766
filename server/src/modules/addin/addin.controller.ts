import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { renderFunctions, renderHelp, renderHelpIndex, renderManifest } from './templates.js';

/** What Excel loads besides the pane; all of it names PUBLIC_URL. */
@ApiExcludeController()
@Controller()
export class AddinController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get('manifest.xml')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  manifest(): Promise<string> {
    return renderManifest(this.settings.publicUrl);
  }

  @Get('functions.json')
  @Header('Content-Type', 'application/json; charset=utf-8')
  functions(): Promise<string> {
    return renderFunctions(this.settings.publicUrl);
  }

  @Get('help')
  @Header('Content-Type', 'text/html; charset=utf-8')
  helpIndex(): Promise<string> {
    return renderHelpIndex();
  }

  @Get('help/functions/:name')
  @Header('Content-Type', 'text/html; charset=utf-8')
  help(@Param('name') name: string): Promise<string> {
    return renderHelp(name);
  }
}
