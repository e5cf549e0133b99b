import { Heading, Tiles, type ContextViews, type PageView } from '#views';

const OFFICES = ['kantor', 'offices'] as const;

const registerPage: PageView = {
  path: [['isi-register', 'register-at-a-glance']],
  menu: { label: ['Isi register', 'Register at a glance'], rank: 85 },
  show: async ({ ui, api }) => {
    const title = ui.say(['Isi register', 'Register at a glance']);
    const { matches, position } = await api.get<{ matches: { count: number } }>('offices', {
      limit: '1',
      count: 'true',
    });
    return {
      title,
      ...(position && { position }),
      body: (
        <>
          <Heading title={title} />
          <Tiles
            tiles={[{ label: ui.say(['Kantor', 'Offices']), value: String(matches.count), href: ui.to([OFFICES]) }]}
          />
        </>
      ),
    };
  },
};

export const exampleViews: ContextViews = {
  sections: [
    {
      list: 'offices',
      slug: ['jabatan', 'posts'],
      title: ['Kantor dan jabatan', 'Offices and their heads'],
      fields: ['name', 'headTitle', 'stage'],
      filters: ['region'],
    },
  ],
  pages: [registerPage],
};
