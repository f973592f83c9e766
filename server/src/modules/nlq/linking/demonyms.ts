const pairs = `american:united states,usa,us,america;british:united kingdom,uk,great britain,britain;english:england;scottish:scotland;welsh:wales;irish:ireland;french:france;german:germany;italian:italy;spanish:spain;portuguese:portugal;dutch:netherlands,holland;belgian:belgium;swiss:switzerland;austrian:austria;swedish:sweden;norwegian:norway;danish:denmark;finnish:finland;icelandic:iceland;polish:poland;czech:czech republic,czechia;slovak:slovakia;hungarian:hungary;romanian:romania;bulgarian:bulgaria;greek:greece;turkish:turkey;russian:russia;ukrainian:ukraine;serbian:serbia;croatian:croatia;slovenian:slovenia;bosnian:bosnia and herzegovina,bosnia;albanian:albania;estonian:estonia;latvian:latvia;lithuanian:lithuania;belarusian:belarus;georgian:georgia;armenian:armenia;israeli:israel;egyptian:egypt;moroccan:morocco;algerian:algeria;tunisian:tunisia;kenyan:kenya;ethiopian:ethiopia;nigerian:nigeria;ghanaian:ghana;jamaican:jamaica;cuban:cuba;mexican:mexico;brazilian:brazil;argentine:argentina;argentinian:argentina;chilean:chile;colombian:colombia;peruvian:peru;venezuelan:venezuela;uruguayan:uruguay;canadian:canada;australian:australia;chinese:china;japanese:japan;korean:south korea,korea;indian:india;pakistani:pakistan;bangladeshi:bangladesh;iranian:iran;iraqi:iraq;saudi:saudi arabia;thai:thailand;vietnamese:vietnam;indonesian:indonesia;malaysian:malaysia;filipino:philippines;kazakh:kazakhstan;african:africa;european:europe;asian:asia;female:f,woman,women;male:m,man,men;women:female,f,woman;woman:female,f;girls:female,f;men:male,m,man;man:male,m;boys:male,m`;

const byWord = new Map(
  pairs.split(';').map((line): [string, readonly string[]] => {
    const [word = '', places = ''] = line.split(':');
    return [word, places.split(',')];
  }),
);

/** What a describing word stands for among values: "Chinese" for China, "female" for F. */
export const describedBy = (word: string): readonly string[] => byWord.get(word.toLowerCase()) ?? [];
