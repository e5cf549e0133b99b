/**
 * What a guesser tries before anything else, 4 to 14 letters: passwords that many people have, the commonest Indonesian
 * words and first names (from the lists of zxcvbn-ts, MIT), names of provinces and regencies, offices, and what this
 * product is about. No word is better than another.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  aardvark aaron abab abas abcd acara access accord aceh action adalah adam adgjmptw adidas adil adit aditya admin administrasi administrator adrian adya agak agam agar
  agustus ahli airborne airforce airplane akal akan akhir akhirnya akhmad akhyar akun alabama alam alasan alaska alat albert aleka alex alexande alexander alexandr alexis
  alfred alhamdulillah alhidayat alicia alih alison allah allison alor alpha alyssa aman amanda amateur amaya ambarita amber ambil ambon america american amerika ampat
  ampun anak anakku anambas anda anderson andre andrea andreas andrew andrey aneh angel angela angelina angels angga anggota angkan animal anjing anna ansur antara
  anthony antonio antoro anwar apaan apaapa apache apakah apapun apollo apple apples april apriyandi aragorn arah arfak aria arifin arilla arini arizona arnold arsenal
  arthur artinya arya aryani asahan asdasd asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl ashari ashley asing asli asmana asmat asmoro asraf asrawi assassin
  asshole assman astaga asumi atas atau athena atjep atlanta atlantis atmadi atmo auditor audrey august aurora austin autumn avalon avatar awal awesome ayah ayahku ayahmu
  ayahnya ayolah azerty azmi babes baby babydoll babygirl babylon badass badboy badger badung bagaimana bagi bagian bagiku bagimu bagus bahagia bahasa bahaya bahkan
  bahrun bahwa baik baikbaik baiklah bailey bajingan baju bakari bakri balangan bali balik balikpapan baller balls bambam bambang banana banda bandar banding bandit
  bandung bangga banggai bangka bangkalan bangli bangsat bangun banjar banjarbaru banjarmasin banjarnegara bank bantaeng banten bantu bantuan bantul banyak banyuasin
  banyumas banyuwangi bara barang barat barbara barbie barito barney barru baru baseball basir basketba basketball bastard basuku basuseno basyarudin batam batang
  batanghari batman batu bauzir bawa bawah bawang baxter bayi beach bear beatles beauty beaver beavis bebas beberapa bedagai beer begini begitu bekasi bekerja belajar
  belakang beli belitung belu belum benar benarbenar benarkah benci benda bendahara benediktus bener bengkalis bengkayang bengkulu benjamin benson berada berakhir
  berangkat berani berapa berarti berat berau berbahaya berbeda berbicara berbohong berbuat bercanda berdiri berdua bergabung bergerak berguna berharap berhasil berhenti
  beri berikan berikutnya berita beritahu berjalan berjanji berkata berlin bermain bernama bernie berpikir bersalah bersama bersamaku bersamamu bersih bersikap bertahan
  bertanggung bertanya bertarung bertemu berterima bertindak berubah beruntung berusaha besar besok betapa bharat bhinneka biak biar biarkan biaro biasa biasanya bibi
  bicara bicarakan bigboobs bigboy bigcock bigdaddy bigdick bigdog bigfoot bigmac bigman bigone bigred bigtits bilang bill billy billybob bima binjai bintan bintang
  bintuni birdie bireuen birthday biru bisa bisakah bishop bismillah bisnis bitch bitches biteme bitung bkad blabla black blahblah blaster blazer blink blitar blizzard
  blonde blondie blora blowjob blowme blue bluebird boalemo bobafett bobby bobcat bobotoh bodoh bogor bohong bojonegoro bola bolaang bolango boleh bollocks bombana
  bombang bond bondage bondowoso bone bonnie bontang boobies booboo boobs booger boogie boomer booty boston boven bowling boyolali bradley brandi brandon brandy braves
  brazil brebes brenda brian britney brittany bronco broncos brooke brooklyn brother broto brown browns bruins brutus buang buat bubba bubble bubbles buckeye buckeyes
  buddha buddy budi budiarti budiman budiono budiyanti budlight buffalo buka bukan bukankah bukanlah bukittinggi bukti buku bulan buleleng bulldog bulldogs bullet
  bullshit bulukumba bulungan bumbu bumdes bumdesma bumi bunawi bung bunga bungo bunjamin bunny buntaram bunuh buol bupati burger burton buru buruk burung business buster
  buton butter butterfl butterfly butthead butuh cabisiu caca cacan cace caci cacih cacuk cacung cadet cadillac cading caesar caharin cahaya cahayaning cahia cahni cahya
  cahyadi cahyaman cahyanato cahyani cahyat cahyata cahyaty cahyol cahyuning caiang caicilia caisilia cajyarini cakra cakrudin calif calmila calvin camaro camat camdido
  cameron campbell canada canadrayana canang cancer cancha candaradi candawati candeara candrawan candrawasih candriyani candy cannon cantik captain caqin cara caranya
  cardi cardinal cardiyan cari caria carid carisen carlina carlita carlos carmad carman carmanita carmanto carmawati carmelia carmen carmin carmolla carmun carno carolina
  caroline carrie carsani carsilah carter cartin cartman cartoar cartono carwa carwiyah caryuni casey cashadi casino casirim caslam casman casmeed casmini casmuri casnawi
  casnedi casnoato casper casriah casril cassie castle caswa caswati casyaati casyatun casyudin catatan catch catdog catfish cavalier cayono cbgtransparent cecep celtic
  cemas cepat cerita cessna chaerul champion chance chandler changeme charger charles charlie check cheese chelsea cherokee cherry cheryl chester chevelle chevy cheyenne
  chicago chicken chiefs chipper chocolat chopper chris chrissy christ christia christin chronic ciamis cianjur cilacap cilegon cimahi cinta cintaku cirebon cjkysirj
  claire classic claudia clinton coba cobra cocacola cock cocok coffee college colorado compaq computer connie connor consumer contoh control cookie cookies cool cooper
  copper corona corvette cougar country courtney cowboy cowboys coyote crazy creative cricket cristina crystal cthutq cukup cuma cumshot cunt curtis daan dacep dachlan
  dachmand dachrim dachyar dadan dadang daddy daerah daerony dafril daftar daging dahanudin dahir dahjad dahlan dahulu daihari dairi daisy dakim dakiyem dakota dalam
  dalher dalilah dallas dalvin damad damanhury damanik danang dancer danger daniel danielle danirasah dapat dapatkan darah dari darian dariku darimu daripada darkness
  darkside darkstar darlis darma darmadi darmawan darsono dartianti dartowisno dartu darwinto darwis daryanto dasar dasni datang datar dave david daya dbrnjhbz death
  debbie december default defender deftones deiyai dekat delapan delapanbelas deli demak demi demo dendam dengan denganku denganmu dengannya dengar dengarkan denise
  dennis denpasar denver depan depok desa desember design destiny detektif detik detroit devildog devils dewasa dexter dfvgbh dharmasraya diablo diam diamond diamonds
  dibunuh dick dickhead diesel digger digital digoel dilakukan dilbert dimana dimulai dinas dingin direktur diri diriku dirimu dirinya disana disebut disini disney
  ditemukan doctor dodgers doggie dogiyai dokter dolar dollar dolphin dolphins domino dompu donald dong donggala donkey doraemon douglas dpmd dragon dragons dreamer
  dreams driver drowssap drpepper drummer duabelas duapuluh ducati dude dudley duduk duke dulu dumai duncan dunia dustin eagle eagles eatme ecinardjo eclipse edah
  edianato edirusdiman edward efawati efrisal einstein elaine elang electric elena elephant elies elizabet elizabeth ellyzan elmi elvi elvis emillia eminem empat
  empatbelas empire enak enam enambelas encep endang ende engineer engkos england enigma enim enjoy enrekang entah entahlah enter enterpri erdiana erdie eric erlangga
  ernawati erni erotic erwondo escort eugene evalina everton explorer express extreme eziyanti facrudin fadil fadjar fadlul fahda faisal falcon family fantasy farad farah
  fardiana farid farida farisa farmer faruk fatboy father fatimawati fatoni faujiah fausi februari fender ferrari fetish fiantono ficken film fire fireball firebird
  fireman firmanjaya firmansah fish fisher fishing fiyana fktrcfylh fktrctq flash flastesmi flipper flores florida flower flowers fluffy flyers fokus foobar football ford
  forest forever foto france francis frank frankie franklin freaky fred freddie freddy fredfred free freedom freeman freepass freeuser friday friend friends froggy fuad
  fuck fucked fucker fucking fuckit fuckme fuckoff fuckyou furgon future fyfcnfcbz fylhtq gabriel gadis gagal gais galaxy galina galore gamal gambit gandalf ganefo
  ganteng gantoro garcia garden garfield garuda garut gaswara gateway gators gatot gatra gatty gatut gauline gaum gaumsya gaus gaustama gauw gavan gaya gayadi gayani
  gayar gayatry gayo gayosry gayuh gayus gazali gazi gedaa gede geentur gejeh gejer gelap gelianto gelis gelsa gema gembol gembong gemini gemiyaty gemma gempar gempo
  genah genan gendol gendon gendroyono gene general genesis genevi genis genius genki genro genta genuruh george georgia german geryani geston gfhjkm ghbdtn giants
  gianyar gibson gila gimin gimon ginanjar ginger girl girls gizmo gloria goblue godzilla goforit goldberg golden goldfish goldie golf golfer goober good google gordon
  gorontalo gowa gracie great green greenday gregory gresik griffin grobogan gubernur guest gugur guinness guitar gunakan gunawan gundam gunner gunung gunungkidul
  gunungsitoli guru habib habibah habil habis habsoro habtis hacker hadad hadariah hadawijah hadi hadiad hadiah hadiati hadiatma hadiatmi hadiawiyono hadibah hadibrata
  hadibroto hadidento hadidjah hadihartono hadini hadinoto hadiono hadiran hadis hadisaputra hadisayogo hadisukirno haditanto hadiwuryanto hadiyana hadiyanto hadiyat
  hadiyati hadiyus halimah halmahera halo hamdatul hamdi hamdin hamdu hamdulah hamid hamidah hamilton hamlet hammer hampir hamsah hamster hanafi hancur handkoko handmarno
  handoko hannah hanya hanyalah happy harap harapan hard hardcore hardon hari harimau harjanto harley harrison harry hartati harto hartono harus haruskah harusnya harvey
  hasbullah hasil haslima hasundutan hati hatta hawaii hawkeye heather heaven hebat heliwati hellfire hello helpme hendrix hentai hentikan hercules herman hermansyah
  hermanto hermawan heryanto heryati hesoyam hewiyanto hidayat hidup hidupku hidupmu highland hijau hilang hilir hilman hilyama hingga hiphop hitam hitman hjvfirf hobbes
  hobbit hockey holiday holland homer honda honey hooker hooters hornet horney horny horse horses hotdog hotrod hotsex hotstuff hottie house houston howard hubungan hukum
  hulu humbang hummer hunter hunting hutan ibanez ibrahim ibukota ibuku ibumu ibunya icecream iceman idris igustanto ikan ikeu ikut ilir iloveu iloveyou iman impala indah
  indian indiana indians indigo indonesia indosat indragiri indramayu infinity informasi ingat inggris ingin inginkan inilah insane inspektorat inspektur intan integra
  internet irawan irawati ireland irianto ironman irwan irwanto isbiandono ishaq iskandar island ismawati ismaya ismed isnawati istanto istimewa istirahat istri isuwaso
  isyanto itulah iwan iwantu jabung jack jackass jackie jackson jadi jaguar jahat jakarta jake jakmania jalan jambi james jamillah jang jangan jangkrik janis janji
  januari jasmin jasmine jason jasper jatmika jatuh jauh jawa jawab jaya jayapura jayawijaya jeff jeffrey jelas jember jembrana jeneponto jennifer jenny jepara jeremy
  jerome jerry jessica jessie jester jesus jika jimmy jingga joanne john johnny johnson joker jombang jonathan jones jordan joseph joshua joso juanda juarsih jubaedah
  judirti juga jujur juli julian julie jumat jumiati jumpa jung jungle juni junior jupiter justice justin justme juta juventus juwono kabar kabupaten kabur kacau kades
  kadir kaeng kahar kaimana kaji kajis kakak kaki kalah kalau kalbudi kali kalian kalimantan kalinya kamar kamaruddin kamera kami kamis kampar kamu kanan kang kantor
  kapal kapan kapten kapuas karanganyar karangasem karate karawang kardono karen karena kargono karimun karina karo kartanegara kartono kartu kasi kasih kasnur kastam
  kasto kastomi kastomo kastuti kasus kata katakan katana katanya katasandi kataud kathleen katie katingan katuuk kaur kawan kawasaki kaya kayong keadaan keamanan
  keberatan kebumen kecamatan kecelakaan kecil kecuali kediri kedua keerom kehidupan kehilangan kejadian kejahatan kekuatan kelas kelly kelsey keluar keluarga kelurahan
  kemana kemari kemarilah kemarin kemas kematian kembali kemendes kementerian kemudian kenal kenapa kendal kendari kenneth kepada kepadaku kepadamu kepadanya kepahiang
  kepala kepulauan keputusan keras keren kereta kerinci kerja kermit kesal kesalahan kesempatan kesini ketakutan ketapang ketiga ketika ketua ketut kevin khawatir khusus
  kiagus kiara kidem kiding killer kiman kimawati kimberly kimun kinam king kini kira kirill kirwan kismo kisno kissme kistam kistanto kiswan kiswandi kiswanto kiswari
  kiswaryani kiswati kiswatin kita kitten kitty klaster klaten klungkung knicks knight kodiak kolaka komering komputer konawe konyol kopi korban korea kosong kota
  kotabaru kotak kotamobagu kotawaringin kramer kristen kristin kristina kuala kuantan kuat kubilang kubu kucing kuda kudengar kudus kuharap kukatakan kukira kulakukan
  kulihat kulit kulon kumohon kunci kuncoro kuning kuningan kunjungan kunker kupang kupikir kurang kurasa kutai labuhanbatu lacrosse ladies lagi lagu lahat lahir lahope
  lain lainnya lakers laki laksita lakukan lalu lama lamandau lamongan lampung lancer landak langkat langsa langsung lanny lantai lapar laptop lari larisa lasvegas latief
  latihan laura lauren laut lawang lawas lawrence layak leather lebak lebih lebong legend lelah lemah lematang lembata lennon leonard leonardo lepaskan lesbian leslie
  lestat letmein lewat lhokseumawe liberty lickme lifehack light lights lihat lihatlah lima limabelas lincoln linda lindsay lingga linggau lisa lisdawati lisman lisnawati
  listika little liverpoo liverpool lizard login logitech lokasi lolita lollol lombok london lonewolf longhorn looking louise love lovelove lovely loveme lover loverboy
  lovers loveyou luar lubuk lucifer lucky lucu lues luka lukman lumajang lupa lupakan lurah luwu maaf maafkan maaruf mabuk macam machine maddie maddog madison madiun
  madman madmax madonna magelang magetan maggie magic magnum mahakam mahfud mahmud mahppudim maiden main maiyati majalengka majene maka makan makanan makassar maksim
  maksudku maksudmu malaka malam malang malibu malinau maliva malu maluku mamasa mamberamo mampu mamuju mana manado manager manchester mandailing mandar mandi mandiri
  manggarai manis manokwari manson manusia manutd mappi marah marathon marcus mardianti maret margianti margomo margono mari maria mariah marie marina marine marines
  marino marion mark marlboro marley maros mars marshall marti martiah martin marvin maryatim maryatna maryjane masa masalah masalahnya masduku masih masing masjuhur
  master masuk mata matahari mataram mati matrix matsani matt matthew maverick mawar maxima maximus maxwell maybrat medan meja melagi melakukan melakukannya melalui
  melanie melarikan melati melawan melawi melewati melihat melihatmu melihatnya melindungi melissa memakai memang memanggil memastikan membaca membantu membantuku
  membantumu membawa membawanya membayar membeli member memberi memberikan memberiku memberimu memberitahu memberitahuku memberitahumu membiarkan membicarakan membuat
  membuatku membuatmu membuatnya membuka membunuh membunuhku membunuhmu membunuhnya membutuhkan memeriksa memikirkan memilih memiliki meminta mempawah memulai memutuskan
  menang menangis menangkap menari menarik mencari mencintai mencintaimu mencoba mencuri mendapat mendapatkan mendapatkannya mendengar mendengarkan mendengarnya menderita
  menelepon menembak menemui menemukan menemukannya menerima mengalahkan mengalami mengambil mengapa mengatakan mengatakannya mengenai mengenal mengerikan mengerti
  mengetahui mengganggu menggunakan menghabiskan menghadapi menghancurkan menghentikan menghilang menghubungi mengikuti menginginkan mengira mengirim mengubah mengurus
  menikah menikmati meninggal meninggalkan menit menjadi menjaga menjawab menjelaskan menjual menolak menonton mentawai menteri menuju menulis menunggu menunjukkan
  menurutku menurutmu menyadari menyelamatkan menyelesaikan menyenangkan menyerah menyerang menyesal menyukai menyukainya merah merangin meranti merasa merasakan merauke
  mercedes mercury merdeka mereka meriah merkurius merlin merusak mesin meski meskipun mesuji metallic metallica metro mexico michael michele michelle michigan mickey
  microsoft midawati midnight mike milik milikku miller millie mimika mimpi minahasa mine minecraft minggu minnie minta mintarsih minum miranda mirhatd mirip misarmi misi
  mister mistress mitchell mobil mohon mojokerto molly monday money mongondow monica monika monkey monster montana montreal mookie moose morgan morotai morowali morpheus
  morris mother motorola mountain mouse moutong mozart muara muaro muda mudah mudir muffin mufuda muhamilla muhammad muhari muharis muharman muhasan muhasim muhasin
  muhasir muhati muhatyo muhawati muhaya muhayani mukidi mukimin mukino mukisto muklis mukomuko mukson muktadi mukti mulaarto mulai mulia muliah muliana muliani mulianto
  muliarta muliati muliawarman muliodihardjo muljadi muljana muljoto mulyo mulyono muna munandar muncul mundur mungkin murni murphy murung musdi musi music musik musim
  muslim muslimin muslin muslina musman musmartto musnada musnah mustang musuh mutkan mutyadi mutyanto mylove nabire nadine nadri nagan nagekeo naik nama namamu namanya
  namun nanal nanan nanang nanar nandang nandar nani naniek naning nanisulami nanti napoleon napsin napsiyah naran narayana narti narto nartun narumi narun naruto narwis
  naryadi naryami naryanto nasa nasan nasar nasari nascar nasem nasher nasiah nasirkam nasmi nasori nasrun nastya natal natali natalie natasha nathan natuna naughty naura
  nccd ndao nduga negara negeri nelson nemesis nempung nenek neptunus netwati newport newton newyork nfnmzyf ngabdu ngada ngadimin ngadirun ngadiso ngadiyanto ngadiyo
  ngadiyot ngadul nganjuk ngatno ngawi ngudi nias nicholas nick nicole nigger nikita nila ning ningsihkurnia nintendo nipples nirvana nissan noerdin nomor nona none
  normal norman norton nothing november numfor nunukan nurdin nusa nusantara nyaman nyata nyonya obat october ogan ohaedah oicu oksana oktober oleh oliver olivia omom
  omong ondan ondi ondo ondong oneng online onong openup operasi operator orang orange orlando oscar otang oteng otong outlaw pacar pacitan packard packers pada padaku
  padamu padang padanya pagar pagi pagiyo paham pahlawan paidi paiman paino pakai pakaian pakir pakistan pakpak paladin palangkaraya palembang paling palmani palopo palsu
  palu paman pamekasan pamela pamungkasno panas pancasila pandeglang pandora pangandaran pangeran pangkajene pangkal pangkuria paniai panjang pantas pantera panther
  panthers panties panzer papua para paradise parepare pariaman parigi paris park parker parmata pasaman pasangan pasangkayu pascal paser pasien pass passion passport
  passw passwor password passwrd pasti pasukan pasuruan patches pati patricia patrick patriots paul pavilion payakumbuh peaches peanut pearljam peduli peekaboo peewee
  pegasus pegunungan pejabat pekalongan pekan pekanbaru pekerjaan pelalawan pelangi pemalang pembunuh pembunuhan pemda pemdes pemeriksa pemerintah penajam penasaran
  pencil pengelola pengguna penguin penis penjara penting penuh penukal people pepper pepsi perang perasaan percaya perempuan perfect pergi pergilah perintah perjalanan
  perlu permainan permisi pernah pernikahan persib persija pertama pertandingan pertanyaan pertiwi perusahaan pervert pesan pesawaran pesawat pesisir pesta peter petugas
  phantom philip phoenix phpbb picard pickle pidie pierre piglet pikir pikiran pikirkan pilihan pimp pimpin pinang pindah pingadi pinrang pintar pintu pintunya pioneer
  piping pirate pirlan pisau pitbull pizza platinum playboy player please pluto poan pocut podi podo poedji poerba poerbanegoro poerbatin poerdiyanto poerjati poernomo
  poerwanto poeryani poespo poetro pohon pohuwato pokemon polaris polewali police polina polisi ponorogo pontiac pontianak poohbear pookie poop poopoo popcorn popeye porn
  porno pornstar porsche posisi poso potter power powers powerwadi prabowo prabumulih praktito pramandi pranata pratuti prawasono prawowto prayetno prayudi precious
  predator prelude presario presiden pretty pria priadi priambada priantino prianto prias pribadi prido prihatini prijono primadi primadita primadona primanda primar
  primo prinarto prince princess pringgo pringsewu prio private priwatari priyantoro priyatno probolinggo production progo projono provinsi psycho pukul pula pulang pulau
  puluh pumpkin puncak punya pura purbalingga purnam purnama purnami purnomo purple purwakarta purwandono purwani purwanto purwantoro purwoko purworejo pusat puspa
  pussies pussy pussycat putih putrawan putri putus pyramid qadar qadir qazqaz qazwsx qazwsxedc qazxsw qomar qwaszx qweasd qweasdzxc qweqwe qwer qwert qwerty qwertyu
  qwertyui qwertyuiop raban rabbit rabu rachel racing racman racmat rafi rafiq rahardjo raharmarin rahartono raharusun raharyanty rahasia rahatin rahayati rahayde rahayu
  rahayudi rahman rahmat rahmayati rahniati raider raiders raijua rainbow raja rajawali rama ramil ramlin ramti random ranger rangers rani rantung ranu rappang raptor
  raqsidan rasa rasanya rascal rasdi rasdiwan rasdzv rashin rasida rasidah rasidi rasidun rasikon rasikun rasip rasito rasiwan rasjid rasman rasyad ratna ratnawati ratu
  raven rawas raya raymond rayyanrabiah razz reaper rebecca reddog redhead redman redneck redrum redskins redsox redwings reggie regina rejang rembang remember rencana
  renegade republik rernati reza rianto riau richard risna riswana risyanti rizalima rizoon robbie robert roberto rochadi rochianat rochim rochimini rock rocket rocks
  rockstar rocky roernoto rohaedah rohim rohmani rohme rokan roland rolltide ronald ronaldo ronnie roosnami rooster root roscoe rose rosebud rote ruang ruangan rulez
  rumah rumahku runner rusak rush ruslan russell russia rusty ryan saad saagiyono saakudin saat saatnya saayoto sabang sabar sabarman sabarudin sabaryanto sabirin sabrina
  sabtu sabu sadar sadiah sadikun sadiman sadimin sadimo sadin sadirin sadiyo sadiyono sadri saeda saepudim safei sagiyo sagom sahari saharti saharudin sahbudin sahdiah
  sahdirin sahidin sahidun sahihah sahudi said saidah saidi saidina saiful saih sailor saim saiman saimun saing saints saip sairah sairan saja sajib sajimin sajono sajum
  sakat sakdun sakeh sakem sakib sakiman sakimin sakino sakir sakit saksono sakurman salah salatiga saleh salim saling sallim salma salwati salwiyah sama samantha
  samarinda sambari sambas sambudi samdiyo samhadi samhani samhapri samiawi samidi samidjan samidjo samih samiharddjo samin samino saminto samiono samir samira samiyo
  samiyono sammy samosir sampah sampai sampang sampson samson samspdi samsudin samsul samsung samsuri samuel samurai sana sandi sandim sandman sandra sandy sang sangat
  sanggau sangihe sanimah sanitijoso sanitun sanityo saniyem sanjani santo santoso sanuri sanusi sanwani sanweni sanyo sanyono sanyoto saodah saputra sarah saraswati
  sariyani sarkim sarmanto sarmi sarno sarnoko sarolangun saroso sarpa sarwan sarwono saryono saryoso sasha sataib satnas satu satum satunya saturn saturnus satyono
  saudara saudi saurin savage savannah sawad sawadi sawahlunto sawal sawaldimin sawirna sawirni sawito sawiyah sawiyem sawiyo sawon sawud sawurkimadi saya sayadi sayang
  sayangku sayati sayatin saybun saydah sayed sayem sayid sayidina sayiman sayo sayogi sayoko sayono saypul sayun sayuri sayuti sayuto scarface school scooby scooter
  scorpio scorpion scotland scott scotty scully seattle sebabnya sebagai sebaiknya sebelah sebelas sebelum sebelumnya sebenarnya sebentar sebuah secara secret security
  sedang sedih sedikit segala segalanya segera sehapudin seharusnya sehat sehata seheno sehingga sehri sejak sekadau sekali sekarang sekdes sekitar sekolah sekretaris
  selain selalu selama selamanya selamat selanjutnya selasa selatan selayar selesai seluma seluruh semacam semakin semalam semangat semarang sembilan sembilanbelas
  sementara semi semoga semoi semperfi sempurna semua semuanya senang sendiri sendirian sengaja senin senjata seok seorang sepanjang seperti sepertimu sepertinya
  september sepuluh seram serang serangan serdang serega serenity sergey seribu sering serius seruyan server service seseorang sesuai sesuatu setelah setengah setiap
  setiawan setidaknya setuju setyo seven sexsex sexy shadow shaggy shamrock shannon sharon shelby shelly sherlock shit shithead shomad shooter shorty shotgun shotihim
  siak sial sialan siana siang siap siapa siau siba sibolga sibuk sidenreng sidney sidoarjo siemens sierra sigi sihombing sijunjung sikka silakan silasmi silver
  simalungun simampo simeulue simon simone simple simpson simpsons sinergi singingi singkawang singkil single sini sinjai sintang sintawati sisi sistem sister siti
  situasi situbondo skater skeeter skipper skippy skyline slamet slayer sleman slipknot slut smiley smith smitty smoke smokey smooth snake snickers sniper snoopy snowball
  snowman soal soanaryo soandato soccer soedoyo soeharyanto soenarmo soenarno soenarti soenedi soenia soenindyo soenirman soenjono soenjoto soenndoro soeparno soetrinsno
  softball software sofyan solok sophia sophie soppeng sorong sosoaljg sotehmadsani sowera spanky sparky spartak spartan special speedy spencer spider spiderma spiderman
  spike spirit spitfire spooky sports spring squirt sragen srinivas stacey stalker stanley star stargate startrek starwars stealth steelers stefan stella stephani stephen
  sterling steve steven stewart stinger stingray stinky stones storm stormy street strike student studi stupid suandi suara suatisna suatu subada subagio subang subaru
  subekri subianti sublime subulussalam success suchaimi suciarti sucipto sucker suckit suckme sudah sudansah sudarsono sudaryana sudibyo sudrajot sufjam sugar sugianto
  suginta suhartini suharto suhendar suherman suhersih suhia suka sukabumi sukaedah sukaenah sukaesih sukamara sukamayati sukartina sukat sukoharjo sukotjo sukses sukuma
  sula sulaiman sulastri sulawesi sulit sumarna sumarni sumatera sumba sumbawa sumbung sumedang sumenep summer sunday sungai sungguh sunset sunshine super superman
  supiori surabaya surakarta surat surfer sutarso suzuki svetlana sweet sweetie sweetpea sweety swimming swinger swordfis swordfish syahira sydney system tabalong tabanan
  tabat tabib tadi tagulandang tahan tahir tahmid tahu tahun takalar takkan takut takwid talaud taldi taliabu tamara tambrauw tamiang tampak tampaknya tampan tamu tana
  tanah tanda tangan tanganmu tangerang tanggamus tanimbar tanjan tanjung tanjungbalai tanner tanpa tanty tanya tanzil tapanuli tapi tapin tarakan target tarheels
  tarihono taryiti taryono taryoto taryub taryumi tarzaman tarzan tasan tasdik tasem tasikmalaya tastim taswir tattoo taurus taylor teacher tebing tebo techno tedja teens
  tegal telah telepon telkom telkomsel teluk teman temanggung temanku temanmu tempat temukan tenang tengah tenggara tennis tentang tentu tepat terakhir teran terasa
  terbaik terbang terbuka terdengar teresa terhadap terima terjadi terkejut terkenal terlalu terlambat terlibat terlihat terluka ternate ternyata tersebut tersisa
  tertarik tertawa terus test tester testing testtest tetap tetapi tewas texas thailand theman theone therock thomas thuglife thumper thunder tiastuti tiba tickle tidak
  tidore tidung tidur tiffany tiga tigabelas tiger tigers tigger timber time timor timothy timur tinggal tinggalkan tinggi tinker titanic tits tiurma tiurtina tiwan tiwi
  tiwik tiwon tiwu tiya tiyanah tiyani tiyarto tiyawarman tiyen tiyin tizdan tjahadi tjahja toba toerseno tojo toko tolikara tolitoli tolong tomcat tommy tomohon tomtom
  toni tony topgun toraja tornado toronto tosam toshiba toswadi toto toyono toyota transam travel travis trenggalek trevor trfnthbyf trigger trinity triono trisnanto
  tristan trito triumph triyanto triyoga triyono trooper trouble trucker trucks trufik trumpet trustno trysman tual tuan tubagus tuban tubari tubin tubuh tucker tudja
  tudjo tuegeh tugas tugeno tugi tugianti tugiman tuhan tujuan tujuh tujuhbelas tulang tulungagung tumbuh tunggu turkey turtle turun tweety tyler uang ubai uban
  ubatdattah ubatditah ubed ubeh uben ubung ubus ucan ucang ucat ucen ucep uceu uche udara udarwono udaryatun udayona uddi uddin udes udhhin udhiarti udhie udyman ukan
  ukarya ukasih ukasm ukat ukes ukih ukim uking ukon ulan ulang ultopo umar umei umih umik umikatsum umin uminah umini uminia uminingsih umir umirah umirto umisari umisih
  umitiah umiyadini umiyahti umiyana umiyarsih umma ummi ummul ummy umpasiga umrah umri umrin umriyah umriyani umroini umroniah umrotih umryadi umsil umsinah umtarsih
  umul umuludin umum umusatmah umyati unaesah unang unani unarsih unarto unas ungu unicorn united untuk untukku untukmu untuknya uranus urusan usah user usuckballz utama
  utara vagina valentin valentina valera valerie vallen vampire vanessa vania vega vegeta venus vera verawati verda veronica veronika vfhbyf vfrcbv vicky victor victoria
  victory video viking vikings viktor vina vincent viper virginia vision vitani vladimir voodoo voyager wachidi wachidin wachiri wachuri wachyat wachyudin wachyuni
  wacyuni wadi wadifah wadih wadiman wadiono wadiyaty wadiyo wadjem wadjib wadjimin wadjinah wadjio wadjirin wadjirun wadjuki wadono wadori wadud waenah wafiah wafit
  wafron wage wagey wagiam wagianto wagiantoro wagiarti wagiartini wagiatun wagijo wagiman wagimin wagimun wagina wagineh waginem wagino wagiono wagirah wagirahati
  wagiran wagirun wagisan wagiso wagito wagiyah wagiyanto wagiyat wagiyati wagiyem wagiyo wagiyono wagiyun wagomo wahaan wahabi wahad wahadi wahana wahap wahar wahdi
  wahdin wahdini wahib wahid wahidah wahiddin wahidiyat wahidon wahiman wahirman wahiti wahito wahjanto wahjo wahjuadi wahjudi wahjudin wahjudiono wahjuning wahkrudin
  wahman wahmat wahmono wahmuyah wahoedho wahono wahrudin wahsono wahsudi wahudin wahya wahyadi wahyan wahyanto wahyo wahyohono wahyono wahyu wahyuadi wahyunato wahyuni
  wahyuning wahyuningsih wahyurini wahyusari wahyutari wahyuti wahyutomo wahyuwono wahyuyati wahyuzah waiburga waidah waidi waidjo waijanto wailan wailayati waiman waimin
  wainah wainu waisin waito wajah wajahtu wajdi wajid wajiman wajis wajito wajiyana wajjito wajo wajong wakartimah wakatobi waktu waktunya walidata walikota waliman
  walimom walirimba waliuah waliyem waliyul waljimin waljoto walker walkiah walkiatmo wallace walmen walmon walmudi waloeyo walter walukow waluku waluya waluyanti waluyo
  wamah waman wamat wamin wamit wamoha wanari wandari wandi wandono wandoyo waneng wanfik wangkuto wangsing wangso waniati wanif wanih waning wanisa wanita wanito
  waniwati wanker wanoyo wantawirdja wanti wantini wanto wantoro wantoyo warantinah warastuti warbini warcraft wardana wardanas wardani wardaya warddi warde wardhama
  wardiah wardian wardiana wardianto wardiayati wardidjah wardija wardijono wardiman wardimin wardin wardingningwan wardiningsih wardiono wardius wardiyah wardiyani
  wardiyanto wardiyat wardiyo wardjito wardjoko wardju wardojo wardoyo wardoyono wargiya wargo wargono warhadi warhati warheani warid warida waridah waridan waridin
  waridjan waridjo warijem warijo warim wariman warimpi warindi warindra waringatun warini warino warip waris warisa warisiyanto warisman warismun warisni warisno waropen
  warrior water watim watimah watimiri watinturan watito watman watni watoejo watonguru watuyadi watuyanty watuyono watyasih watyati weasel welcome westside wetpussy
  whatever white whynot wibisono wicked wildcat wildcats william williams willie willow wilson windows winner winnie winston winter wiyoto wiyuthana wizard wizyarni
  woersito woeryanto wohargo wolf wolfgang wolfpack wolverin wolves wombat wondama wonder wondokop wonogiri wonosobo woody wordpass woro wowiek woyono wrangler wuda wudy
  wuhardjono wulanda wulandati wulani wulansari wurdia wutan wutandary wutang wutantari xavier xfiles yahukimo yakin yalimo yamaha yang yankee yankees yanti yapen yarman
  yasah yasan yasin yasmon yasmudi yasmun yasnani yasni yasniarti yasniati yasnimar yasnina yasniwarti yasnizar yasnut yaspen yasri yasrianto yastoyo yastuti yasuko
  yaswar yaswin yata yatim yatimah yatimbasid yatimin yatin yatinah yatini yatinus yatiran yatirun yatman yatmi yatmiadi yatmo yatono yatt yatti yatto yayan yayanto
  yayasatia yayat yayi yayin yayo yayong yayu yazid yeah yedat yedismen yekti yellow yetno yeyep yfnfif yiyas yoedi yoewono yogyakarta yomo yomun yona yonara yono yospi
  young yoyok yozin yuda yudi yudika yuhadi yuli yulis yumardi yunarso yupiter zachary zaenat zahara zahir zahroni zaianima zaianona zaifut zainaldi zainar zainat zainawi
  zainedin zaini zainibor zainih zainimar zainir zainuar zainudin zainut zairawati zairi zairia zairion zairman zairo zairumeh zairus zairut zaiwat zaizar zajadi zajib
  zakarja zaki zalnebar zamal zamawi zambari zamboud zamhari zamri zamrodin zamroni zamrudy zamsusry zamuddin zamzam zamzani zandra zanizami zantoro zaqwsx zarti zayyanah
  zeppelin ziyanti zoebir zombie zubaedi zulfah zulfikar zutifrani zwarman zxcvbn zxcvbnm
`
    .trim()
    .split(/\s+/),
);
