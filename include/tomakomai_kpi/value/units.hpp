// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_UNITS_HPP
#define TOMAKOMAI_KPI_VALUE_UNITS_HPP

// The catalogue: unit types named as documents spell them, because compilers
// print type names. Each has an ASCII alias beside it; those whose symbol is no
// identifier have a word for a name (percent, 平方メートル, 円毎人 for 円/人).
// Multipliers compose with any of them: 千<t>, and by name 千t.
//
//   using namespace tomakomai_kpi;
//   annual<units::人> applicants{46};
//
// Synopsis
//   namespace units { 人, 件, …; percent, point; t, 円; 人泊, 円毎人 … }
//   units::千<U>, 万<U>, 百万<U> …, 兆<U>; 千t, 千人, 千円, 万人, 万円 …
//   units::plain, compounds       the lists of all unit types without multiplier
//   units::catalogue              both, joined
//   units::named_multiples        the list of those with one

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

// Of unit types; not said by a constraint, which clang folds over 256 of them at most.
template <class... Units>
struct unit_list {};

namespace units {

// clang-format off
struct none { static constexpr unit_definition const& definition = detail::no_unit; };

// People and groups of them.
struct 人 { static constexpr auto definition = counter("人", "名"); }; using person = 人;
struct 世帯 { static constexpr auto definition = counter("世帯"); }; using household = 世帯;
struct 戸 { static constexpr auto definition = counter("戸"); }; using dwelling = 戸;
struct 家族 { static constexpr auto definition = counter("家族"); }; using family = 家族;
struct 組 { static constexpr auto definition = counter("組"); }; using pair = 組;
struct 団体 { static constexpr auto definition = counter("団体"); }; using group = 団体;
struct 社 { static constexpr auto definition = counter("社"); }; using company = 社;
struct 者 { static constexpr auto definition = counter("者"); }; using party = 者;
struct 法人 { static constexpr auto definition = counter("法人"); }; using corporation = 法人;
struct 企業 { static constexpr auto definition = counter("企業"); }; using enterprise = 企業;
struct 事業者 { static constexpr auto definition = counter("事業者"); }; using business_operator = 事業者;
struct 事業所 { static constexpr auto definition = counter("事業所"); }; using establishment = 事業所;
struct 店舗 { static constexpr auto definition = counter("店舗"); }; using shop = 店舗;
struct 店 { static constexpr auto definition = counter("店"); }; using store = 店;
struct 経営体 { static constexpr auto definition = counter("経営体"); }; using holding = 経営体;
struct 自治体 { static constexpr auto definition = counter("自治体"); }; using municipality = 自治体;
struct 市町村 { static constexpr auto definition = counter("市町村"); }; using city_or_town = 市町村;
struct 町内会 { static constexpr auto definition = counter("町内会"); }; using neighbourhood = 町内会;
struct 自治会 { static constexpr auto definition = counter("自治会"); }; using residents_association = 自治会;
struct 地区 { static constexpr auto definition = counter("地区"); }; using district = 地区;
struct 地域 { static constexpr auto definition = counter("地域"); }; using area_unit = 地域;
struct 集落 { static constexpr auto definition = counter("集落"); }; using settlement = 集落;
struct 区域 { static constexpr auto definition = counter("区域"); }; using zone = 区域;
struct クラブ { static constexpr auto definition = counter("クラブ"); }; using club = クラブ;
struct サークル { static constexpr auto definition = counter("サークル"); }; using circle = サークル;
struct チーム { static constexpr auto definition = counter("チーム"); }; using team = チーム;
struct グループ { static constexpr auto definition = counter("グループ"); }; using team_group = グループ;
struct クラス { static constexpr auto definition = counter("クラス"); }; using class_group = クラス;
struct 学級 { static constexpr auto definition = counter("学級"); }; using school_class = 学級;
struct 学年 { static constexpr auto definition = counter("学年"); }; using grade = 学年;
struct 校 { static constexpr auto definition = counter("校"); }; using school = 校;
struct 園 { static constexpr auto definition = counter("園"); }; using kindergarten = 園;
struct 大学 { static constexpr auto definition = counter("大学"); }; using university = 大学;
struct 隊 { static constexpr auto definition = counter("隊"); }; using squad = 隊;
struct 国 { static constexpr auto definition = counter("国"); }; using country = 国;
struct 都市 { static constexpr auto definition = counter("都市"); }; using city = 都市;
struct 班 { static constexpr auto definition = counter("班"); }; using section = 班;


// Things and places.
struct 施設 { static constexpr auto definition = counter("施設"); }; using facility = 施設;
struct か所 { static constexpr auto definition = counter("か所", "箇所", "ヶ所", "カ所", "ヵ所", "ケ所", "個所"); }; using place = か所;
struct 棟 { static constexpr auto definition = counter("棟"); }; using building = 棟;
struct 室 { static constexpr auto definition = counter("室"); }; using room = 室;
struct 部屋 { static constexpr auto definition = counter("部屋"); }; using chamber = 部屋;
struct 区画 { static constexpr auto definition = counter("区画"); }; using lot = 区画;
struct 筆 { static constexpr auto definition = counter("筆"); }; using parcel = 筆;
struct 席 { static constexpr auto definition = counter("席"); }; using seat = 席;
struct 床 { static constexpr auto definition = counter("床"); }; using bed = 床;
struct 台 { static constexpr auto definition = counter("台"); }; using machine = 台;
struct 両 { static constexpr auto definition = counter("両"); }; using carriage = 両;
struct 機 { static constexpr auto definition = counter("機"); }; using aircraft = 機;
struct 隻 { static constexpr auto definition = counter("隻"); }; using ship = 隻;
struct 基 { static constexpr auto definition = counter("基"); }; using installation = 基;
struct 本 { static constexpr auto definition = counter("本"); }; using piece = 本;
struct 枚 { static constexpr auto definition = counter("枚"); }; using sheet = 枚;
struct 冊 { static constexpr auto definition = counter("冊"); }; using volume_of_books = 冊;
struct 部 { static constexpr auto definition = counter("部"); }; using copy = 部;
struct 巻 { static constexpr auto definition = counter("巻"); }; using scroll = 巻;
struct 個 { static constexpr auto definition = counter("個", "コ"); }; using unit_piece = 個;
struct 体 { static constexpr auto definition = counter("体"); }; using body = 体;
struct 式 { static constexpr auto definition = counter("式"); }; using set = 式;
struct 品 { static constexpr auto definition = counter("品"); }; using article = 品;
struct 品目 { static constexpr auto definition = counter("品目"); }; using item_of_goods = 品目;
struct 商品 { static constexpr auto definition = counter("商品"); }; using product_item = 商品;
struct 種 { static constexpr auto definition = counter("種"); }; using kind = 種;
struct 種類 { static constexpr auto definition = counter("種類"); }; using type_of_thing = 種類;
struct 頭 { static constexpr auto definition = counter("頭", "頭数"); }; using head = 頭;
struct 羽 { static constexpr auto definition = counter("羽"); }; using bird = 羽;
struct 匹 { static constexpr auto definition = counter("匹"); }; using small_animal = 匹;
struct 株 { static constexpr auto definition = counter("株"); }; using plant = 株;
struct 着 { static constexpr auto definition = counter("着"); }; using garment = 着;
struct 足 { static constexpr auto definition = counter("足"); }; using pair_of_shoes = 足;
struct 袋 { static constexpr auto definition = counter("袋"); }; using bag = 袋;
struct 箱 { static constexpr auto definition = counter("箱"); }; using box = 箱;
struct 缶 { static constexpr auto definition = counter("缶"); }; using can = 缶;
struct 束 { static constexpr auto definition = counter("束"); }; using bundle = 束;
struct 橋 { static constexpr auto definition = counter("橋"); }; using bridge = 橋;
struct 駅 { static constexpr auto definition = counter("駅"); }; using station = 駅;
struct 港 { static constexpr auto definition = counter("港"); }; using port = 港;
struct 路線 { static constexpr auto definition = counter("路線"); }; using route = 路線;
struct 系統 { static constexpr auto definition = counter("系統"); }; using line = 系統;
struct 便 { static constexpr auto definition = counter("便"); }; using flight = 便;
struct 航路 { static constexpr auto definition = counter("航路"); }; using sea_route = 航路;
struct コース { static constexpr auto definition = counter("コース"); }; using course = コース;
struct ルート { static constexpr auto definition = counter("ルート"); }; using route_course = ルート;
struct 公園 { static constexpr auto definition = counter("公園"); }; using park = 公園;
struct 面 { static constexpr auto definition = counter("面"); }; using face = 面;
struct 門 { static constexpr auto definition = counter("門"); }; using gate = 門;
struct 口 { static constexpr auto definition = counter("口"); }; using share = 口;
struct 作品 { static constexpr auto definition = counter("作品"); }; using work = 作品;
struct 曲 { static constexpr auto definition = counter("曲"); }; using tune = 曲;
struct 語 { static constexpr auto definition = counter("語"); }; using word = 語;
struct 言語 { static constexpr auto definition = counter("言語"); }; using language = 言語;
struct カ国語 { static constexpr auto definition = counter("カ国語", "か国語", "ヶ国語", "ヵ国語"); }; using foreign_language = カ国語;

// Events and records.
struct 件 { static constexpr auto definition = counter("件"); }; using item = 件;
struct 回 { static constexpr auto definition = counter("回"); }; using occasion = 回;
struct 事業 { static constexpr auto definition = counter("事業"); }; using project = 事業;
struct 事例 { static constexpr auto definition = counter("事例"); }; using case_example = 事例;
struct 例 { static constexpr auto definition = counter("例"); }; using example = 例;
struct 講座 { static constexpr auto definition = counter("講座"); }; using lecture = 講座;
struct 教室 { static constexpr auto definition = counter("教室"); }; using lesson = 教室;
struct 大会 { static constexpr auto definition = counter("大会"); }; using tournament = 大会;
struct 会議 { static constexpr auto definition = counter("会議"); }; using meeting = 会議;
struct イベント { static constexpr auto definition = counter("イベント"); }; using event = イベント;
struct ツアー { static constexpr auto definition = counter("ツアー"); }; using tour = ツアー;
struct メニュー { static constexpr auto definition = counter("メニュー"); }; using menu = メニュー;
struct プログラム { static constexpr auto definition = counter("プログラム"); }; using programme = プログラム;
struct プロジェクト { static constexpr auto definition = counter("プロジェクト"); }; using project_unit = プロジェクト;
struct 取組 { static constexpr auto definition = counter("取組", "取り組み"); }; using effort = 取組;
struct 項目 { static constexpr auto definition = counter("項目"); }; using entry = 項目;
struct 計画 { static constexpr auto definition = counter("計画"); }; using plan_unit = 計画;
struct 協定 { static constexpr auto definition = counter("協定"); }; using agreement = 協定;
struct 票 { static constexpr auto definition = counter("票"); }; using vote = 票;
struct 問 { static constexpr auto definition = counter("問"); }; using question = 問;
struct 科 { static constexpr auto definition = counter("科"); }; using department = 科;
struct 科目 { static constexpr auto definition = counter("科目"); }; using subject = 科目;
struct ページ { static constexpr auto definition = counter("ページ", "頁"); }; using page = ページ;
struct ダウンロード { static constexpr auto definition = counter("ダウンロード", "DL"); }; using download = ダウンロード;
struct アクセス { static constexpr auto definition = counter("アクセス"); }; using access = アクセス;
struct ビュー { static constexpr auto definition = counter("ビュー", "PV", "pv", "ページビュー"); }; using view = ビュー;
struct フォロワー { static constexpr auto definition = counter("フォロワー"); }; using follower = フォロワー;
struct アカウント { static constexpr auto definition = counter("アカウント"); }; using account = アカウント;

// Time; か月, 年 and 日 do not convert.
struct 泊 { static constexpr auto definition = counter("泊"); }; using night = 泊;
struct 日 { static constexpr auto definition = counter("日", "日間"); }; using day = 日;
struct 週 { static constexpr auto definition = counter("週", "週間"); }; using week = 週;
struct か月 { static constexpr auto definition = counter("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "か月間", "ヶ月間"); }; using month = か月;
struct 年 { static constexpr auto definition = counter("年", "年間"); }; using year = 年;
struct 秒 { static constexpr auto definition = measuring("秒", "時間", 1, "秒間"); }; using second = 秒;
struct 分 { static constexpr auto definition = measuring("分", "時間", 60, "分間"); }; using minute = 分;
struct 時間 { static constexpr auto definition = measuring("時間", "時間", 3600); }; using hour = 時間;

// Money.
struct 円 { static constexpr auto definition = measuring("円", "金額", 1); }; using yen = 円;

// Mass, length, area, volume.
struct mg { static constexpr auto definition = measuring("mg", "質量", {1, 1'000'000}, "㎎"); }; using milligram = mg;
struct g { static constexpr auto definition = measuring("g", "質量", {1, 1'000}, "ｇ", "グラム"); }; using gram = g;
struct kg { static constexpr auto definition = measuring("kg", "質量", 1, "㎏", "ｋｇ", "キログラム"); }; using kilogram = kg;
struct t { static constexpr auto definition = measuring("t", "質量", 1'000, "ｔ", "トン", "㌧"); }; using tonne = t;
struct mm { static constexpr auto definition = measuring("mm", "長さ", {1, 1'000}, "㎜", "ｍｍ", "ミリメートル"); }; using millimetre = mm;
struct cm { static constexpr auto definition = measuring("cm", "長さ", {1, 100}, "㎝", "ｃｍ", "センチメートル"); }; using centimetre = cm;
struct m { static constexpr auto definition = measuring("m", "長さ", 1, "ｍ", "メートル"); }; using metre = m;
struct km { static constexpr auto definition = measuring("km", "長さ", 1'000, "㎞", "ｋｍ", "キロメートル"); }; using kilometre = km;
struct 平方メートル { static constexpr auto definition = measuring("㎡", "面積", 1, "m2", "m²", "ｍ2", "ｍ²", "平方メートル", "平米"); }; using square_metre = 平方メートル;
struct a { static constexpr auto definition = measuring("a", "面積", 100, "アール"); }; using are = a;
struct ha { static constexpr auto definition = measuring("ha", "面積", 10'000, "ｈａ", "㏊", "ヘクタール"); }; using hectare = ha;
struct 平方キロメートル { static constexpr auto definition = measuring("k㎡", "面積", 1'000'000, "㎢", "km2", "km²", "ｋ㎡", "ｋｍ2", "平方キロメートル"); }; using square_kilometre = 平方キロメートル;
struct 坪 { static constexpr auto definition = measuring("坪", "面積", {400, 121}); }; using tsubo = 坪;
struct 反 { static constexpr auto definition = measuring("反", "面積", {120'000, 121}, "反歩"); }; using tan = 反;
struct mL { static constexpr auto definition = measuring("mL", "体積", {1, 1'000'000}, "ml", "㎖", "ミリリットル"); }; using millilitre = mL;
struct L { static constexpr auto definition = measuring("L", "体積", {1, 1'000}, "l", "ℓ", "Ｌ", "㍑", "リットル"); }; using litre = L;
struct 立方メートル { static constexpr auto definition = measuring("㎥", "体積", 1, "m3", "m³", "ｍ3", "ｍ³", "立方メートル", "立米"); }; using cubic_metre = 立方メートル;
struct kL { static constexpr auto definition = measuring("kL", "体積", 1, "kl", "㎘", "kℓ", "キロリットル"); }; using kilolitre = kL;

// Energy, power, emissions, pressure.
struct J { static constexpr auto definition = measuring("J", "エネルギー", 1, "ジュール"); }; using joule = J;
struct kJ { static constexpr auto definition = measuring("kJ", "エネルギー", 1'000); }; using kilojoule = kJ;
struct MJ { static constexpr auto definition = measuring("MJ", "エネルギー", 1'000'000, "ＭＪ"); }; using megajoule = MJ;
struct GJ { static constexpr auto definition = measuring("GJ", "エネルギー", 1'000'000'000, "ＧＪ"); }; using gigajoule = GJ;
struct TJ { static constexpr auto definition = measuring("TJ", "エネルギー", 1'000'000'000'000, "ＴＪ"); }; using terajoule = TJ;
struct PJ { static constexpr auto definition = measuring("PJ", "エネルギー", 1'000'000'000'000'000, "ＰＪ"); }; using petajoule = PJ;
struct Wh { static constexpr auto definition = measuring("Wh", "エネルギー", 3'600); }; using watt_hour = Wh;
struct kWh { static constexpr auto definition = measuring("kWh", "エネルギー", 3'600'000, "ｋＷｈ", "KWh", "kwh", "キロワット時"); }; using kilowatt_hour = kWh;
struct MWh { static constexpr auto definition = measuring("MWh", "エネルギー", 3'600'000'000, "ＭＷｈ"); }; using megawatt_hour = MWh;
struct GWh { static constexpr auto definition = measuring("GWh", "エネルギー", 3'600'000'000'000, "ＧＷｈ"); }; using gigawatt_hour = GWh;
struct W { static constexpr auto definition = measuring("W", "電力", 1, "ワット"); }; using watt = W;
struct kW { static constexpr auto definition = measuring("kW", "電力", 1'000, "ｋＷ", "KW", "kw", "キロワット"); }; using kilowatt = kW;
struct MW { static constexpr auto definition = measuring("MW", "電力", 1'000'000, "ＭＷ", "メガワット"); }; using megawatt = MW;
struct g_CO2 { static constexpr auto definition = measuring("g-CO₂", "排出量", {1, 1'000}, "g-CO2", "gCO2"); }; using gram_CO2 = g_CO2;
struct kg_CO2 { static constexpr auto definition = measuring("kg-CO₂", "排出量", 1, "kg-CO2", "kgCO2", "kgCO₂", "㎏-CO2", "㎏-CO₂"); }; using kilogram_CO2 = kg_CO2;
struct t_CO2 { static constexpr auto definition = measuring("t-CO₂", "排出量", 1'000, "t-CO2", "tCO2", "tCO₂", "トンCO2", "トンCO₂", "トン-CO2", "t-CO2e"); }; using tonne_CO2 = t_CO2;
struct Pa { static constexpr auto definition = measuring("Pa", "圧力", 1, "パスカル"); }; using pascal = Pa;
struct hPa { static constexpr auto definition = measuring("hPa", "圧力", 100); }; using hectopascal = hPa;
struct kPa { static constexpr auto definition = measuring("kPa", "圧力", 1'000); }; using kilopascal = kPa;
struct MPa { static constexpr auto definition = measuring("MPa", "圧力", 1'000'000, "メガパスカル"); }; using megapascal = MPa;

// Shares, scores, ranks.
struct percent { static constexpr auto definition = proportion("%", {1, 100}, "％", "パーセント", "㌫"); };
struct permille { static constexpr auto definition = proportion("‰", {1, 1'000}, "パーミル"); };
struct 割 { static constexpr auto definition = proportion("割", {1, 10}); }; using tenth = 割;
struct 倍 { static constexpr auto definition = proportion("倍", 1); }; using times_as_much = 倍;
struct point { static constexpr unit_definition const& definition = detail::percentage_point; };
struct 点 { static constexpr auto definition = interval("点"); }; using score = 点;
// 貸出点数 12,000点: things counted, in no catalogue, since a text alone says a score.
struct 点数 { static constexpr auto definition = counter("点"); }; using counted_item = 点数;
struct 段階 { static constexpr auto definition = interval("段階"); }; using step = 段階;
struct 摂氏 { static constexpr auto definition = interval("℃", "度C", "°C"); }; using celsius = 摂氏;
struct 位 { static constexpr auto definition = ordinal("位"); }; using rank = 位;

// Declared products and quotients.
struct 人泊 { static constexpr auto definition = product("人泊", 人::definition, 泊::definition); }; using person_night = 人泊;
struct 人日 { static constexpr auto definition = product("人日", 人::definition, 日::definition); }; using person_day = 人日;
struct 人回 { static constexpr auto definition = product("人回", 人::definition, 回::definition); }; using person_occasion = 人回;
struct 人時間 { static constexpr auto definition = product("人時間", 人::definition, 時間::definition); }; using person_hour = 人時間;
struct 台日 { static constexpr auto definition = product("台日", 台::definition, 日::definition); }; using machine_day = 台日;
struct 人キロ { static constexpr auto definition = product("人キロ", 人::definition, km::definition, "人km"); }; using person_kilometre = 人キロ;
struct トンキロ { static constexpr auto definition = product("トンキロ", t::definition, km::definition, "tkm"); }; using tonne_kilometre = トンキロ;
struct 人毎日 { static constexpr auto definition = quotient("人/日", 人::definition, 日::definition, "人／日"); }; using person_per_day = 人毎日;
struct 件毎日 { static constexpr auto definition = quotient("件/日", 件::definition, 日::definition, "件／日"); }; using item_per_day = 件毎日;
struct 回毎日 { static constexpr auto definition = quotient("回/日", 回::definition, 日::definition, "回／日"); }; using occasion_per_day = 回毎日;
struct 台毎日 { static constexpr auto definition = quotient("台/日", 台::definition, 日::definition, "台／日"); }; using machine_per_day = 台毎日;
struct t毎日 { static constexpr auto definition = quotient("t/日", t::definition, 日::definition, "t／日"); }; using tonne_per_day = t毎日;
struct kg毎日 { static constexpr auto definition = quotient("kg/日", kg::definition, 日::definition, "kg／日"); }; using kilogram_per_day = kg毎日;
struct 便毎日 { static constexpr auto definition = quotient("便/日", 便::definition, 日::definition, "便／日"); }; using flight_per_day = 便毎日;
struct 本毎日 { static constexpr auto definition = quotient("本/日", 本::definition, 日::definition, "本／日"); }; using piece_per_day = 本毎日;
struct 人毎月 { static constexpr auto definition = quotient("人/月", 人::definition, か月::definition, "人／月"); }; using person_per_month = 人毎月;
struct 件毎月 { static constexpr auto definition = quotient("件/月", 件::definition, か月::definition, "件／月"); }; using item_per_month = 件毎月;
struct 回毎月 { static constexpr auto definition = quotient("回/月", 回::definition, か月::definition, "回／月"); }; using occasion_per_month = 回毎月;
struct 立方メートル毎日 { static constexpr auto definition = quotient("㎥/日", 立方メートル::definition, 日::definition, "㎥／日", "m3/日"); }; using cubic_metre_per_day = 立方メートル毎日;
struct 円毎人 { static constexpr auto definition = quotient("円/人", 円::definition, 人::definition, "円／人"); }; using yen_per_person = 円毎人;
struct 円毎世帯 { static constexpr auto definition = quotient("円/世帯", 円::definition, 世帯::definition, "円／世帯"); }; using yen_per_household = 円毎世帯;
struct 円毎件 { static constexpr auto definition = quotient("円/件", 円::definition, 件::definition, "円／件"); }; using yen_per_item = 円毎件;
struct 円毎戸 { static constexpr auto definition = quotient("円/戸", 円::definition, 戸::definition, "円／戸"); }; using yen_per_dwelling = 円毎戸;
struct 円毎日 { static constexpr auto definition = quotient("円/日", 円::definition, 日::definition, "円／日"); }; using yen_per_day = 円毎日;
struct 円毎時間 { static constexpr auto definition = quotient("円/時間", 円::definition, 時間::definition, "円／時間"); }; using yen_per_hour = 円毎時間;
struct 円毎回 { static constexpr auto definition = quotient("円/回", 円::definition, 回::definition, "円／回"); }; using yen_per_occasion = 円毎回;
struct 円毎泊 { static constexpr auto definition = quotient("円/泊", 円::definition, 泊::definition, "円／泊"); }; using yen_per_night = 円毎泊;
struct 円毎kg { static constexpr auto definition = quotient("円/kg", 円::definition, kg::definition, "円／kg"); }; using yen_per_kilogram = 円毎kg;
struct 円毎t { static constexpr auto definition = quotient("円/t", 円::definition, t::definition, "円／t"); }; using yen_per_tonne = 円毎t;
struct 円毎平方メートル { static constexpr auto definition = quotient("円/㎡", 円::definition, 平方メートル::definition, "円／㎡", "円/m2"); }; using yen_per_square_metre = 円毎平方メートル;
struct 人毎世帯 { static constexpr auto definition = quotient("人/世帯", 人::definition, 世帯::definition, "人／世帯"); }; using person_per_household = 人毎世帯;
struct 人毎回 { static constexpr auto definition = quotient("人/回", 人::definition, 回::definition, "人／回"); }; using person_per_occasion = 人毎回;
struct 人毎平方キロメートル { static constexpr auto definition = quotient("人/k㎡", 人::definition, 平方キロメートル::definition, "人／k㎡", "人/㎢", "人/km2"); }; using person_per_square_kilometre = 人毎平方キロメートル;
struct 人毎ha { static constexpr auto definition = quotient("人/ha", 人::definition, ha::definition, "人／ha"); }; using person_per_hectare = 人毎ha;
struct 人毎台 { static constexpr auto definition = quotient("人/台", 人::definition, 台::definition, "人／台"); }; using person_per_machine = 人毎台;
struct 人毎便 { static constexpr auto definition = quotient("人/便", 人::definition, 便::definition, "人／便"); }; using person_per_flight = 人毎便;
struct 冊毎人 { static constexpr auto definition = quotient("冊/人", 冊::definition, 人::definition, "冊／人"); }; using volume_per_person = 冊毎人;
struct 回毎人 { static constexpr auto definition = quotient("回/人", 回::definition, 人::definition, "回／人"); }; using occasion_per_person = 回毎人;
struct 件毎人 { static constexpr auto definition = quotient("件/人", 件::definition, 人::definition, "件／人"); }; using item_per_person = 件毎人;
struct kg毎人 { static constexpr auto definition = quotient("kg/人", kg::definition, 人::definition, "kg／人"); }; using kilogram_per_person = kg毎人;
struct 平方メートル毎人 { static constexpr auto definition = quotient("㎡/人", 平方メートル::definition, 人::definition, "㎡／人", "m2/人"); }; using square_metre_per_person = 平方メートル毎人;
struct 台毎人 { static constexpr auto definition = quotient("台/人", 台::definition, 人::definition, "台／人"); }; using machine_per_person = 台毎人;
struct g毎人日 { static constexpr auto definition = quotient("g/人日", g::definition, 人日::definition, "g/人・日", "g／人日", "g／人・日", "ｇ/人・日"); }; using gram_per_person_day = g毎人日;
struct L毎人日 { static constexpr auto definition = quotient("L/人日", L::definition, 人日::definition, "L/人・日", "L／人・日"); }; using litre_per_person_day = L毎人日;
struct GJ毎百万円 { static constexpr auto definition = quotient("GJ/百万円", GJ::definition, 円::definition, 1'000'000, "GJ／百万円"); }; using gigajoule_per_million_yen = GJ毎百万円;
struct t毎ha { static constexpr auto definition = quotient("t/ha", t::definition, ha::definition, "t／ha"); }; using tonne_per_hectare = t毎ha;
struct km毎時間 { static constexpr auto definition = quotient("km/時間", km::definition, 時間::definition, "km/h", "㎞/h"); }; using kilometre_per_hour = km毎時間;


// Multipliers, which compose with any unit.
template <unit_type U> struct 十 : multiple<U, 10> {};
template <unit_type U> struct 百 : multiple<U, 100> {};
template <unit_type U> struct 千 : multiple<U, 1'000> {};
template <unit_type U> struct 万 : multiple<U, 10'000> {};
template <unit_type U> struct 十万 : multiple<U, 100'000> {};
template <unit_type U> struct 百万 : multiple<U, 1'000'000> {};
template <unit_type U> struct 千万 : multiple<U, 10'000'000> {};
template <unit_type U> struct 億 : multiple<U, 100'000'000> {};
template <unit_type U> struct 十億 : multiple<U, 1'000'000'000> {};
template <unit_type U> struct 百億 : multiple<U, 10'000'000'000> {};
template <unit_type U> struct 千億 : multiple<U, 100'000'000'000> {};
template <unit_type U> struct 兆 : multiple<U, 1'000'000'000'000> {};
// clang-format on

struct 千人 : multiple<人, 1'000> {};
struct 万人 : multiple<人, 10'000> {};
struct 千件 : multiple<件, 1'000> {};
struct 万件 : multiple<件, 10'000> {};
struct 千世帯 : multiple<世帯, 1'000> {};
struct 千台 : multiple<台, 1'000> {};
struct 万台 : multiple<台, 10'000> {};
struct 千t : multiple<t, 1'000> {};
struct 万t : multiple<t, 10'000> {};
struct 千円 : multiple<円, 1'000> {};
struct 万円 : multiple<円, 10'000> {};
struct 百万円 : multiple<円, 1'000'000> {};
struct 億円 : multiple<円, 100'000'000> {};
struct 千ha : multiple<ha, 1'000> {};
struct 千kWh : multiple<kWh, 1'000> {};
struct 千人泊 : multiple<人泊, 1'000> {};
struct 万人泊 : multiple<人泊, 10'000> {};
struct 千t_CO2 : multiple<t_CO2, 1'000> {};
struct 万t_CO2 : multiple<t_CO2, 10'000> {};

using thousand_persons = 千人;
using ten_thousand_persons = 万人;
using kilotonne = 千t;
using thousand_yen = 千円;
using ten_thousand_yen = 万円;
using million_yen = 百万円;

using plain =
    unit_list<人, 世帯, 戸, 家族, 組, 団体, 社, 者, 法人, 企業, 事業者, 事業所, 店舗, 店, 経営体,
              自治体, 市町村, 町内会, 自治会, 地区, 地域, 集落, 区域, クラブ, サークル, チーム,
              グループ, クラス, 学級, 学年, 校, 園, 大学, 隊, 国, 都市, 班, 施設, か所, 棟, 室,
              部屋, 区画, 筆, 席, 床, 台, 両, 機, 隻, 基, 本, 枚, 冊, 部, 巻, 個, 体, 式, 品, 品目,
              商品, 種, 種類, 頭, 羽, 匹, 株, 着, 足, 袋, 箱, 缶, 束, 橋, 駅, 港, 路線, 系統, 便,
              航路, コース, ルート, 公園, 面, 門, 口, 作品, 曲, 語, 言語, カ国語, 件, 回, 事業,
              事例, 例, 講座, 教室, 大会, 会議, イベント, ツアー, メニュー, プログラム,
              プロジェクト, 取組, 項目, 計画, 協定, 票, 問, 科, 科目, ページ, ダウンロード,
              アクセス, ビュー, フォロワー, アカウント, 泊, 日, 週, か月, 年, 秒, 分, 時間, 円, mg,
              g, kg, t, mm, cm, m, km, 平方メートル, a, ha, 平方キロメートル, 坪, 反, mL, L,
              立方メートル, kL, J, kJ, MJ, GJ, TJ, PJ, Wh, kWh, MWh, GWh, W, kW, MW, g_CO2, kg_CO2,
              t_CO2, Pa, hPa, kPa, MPa, percent, permille, 割, 倍, point, 点, 段階, 摂氏, 位>;

using compounds =
    unit_list<人泊, 人日, 人回, 人時間, 台日, 人キロ, トンキロ, 人毎日, 件毎日, 回毎日, 台毎日,
              t毎日, kg毎日, 便毎日, 本毎日, 人毎月, 件毎月, 回毎月, 立方メートル毎日, 円毎人,
              円毎世帯, 円毎件, 円毎戸, 円毎日, 円毎時間, 円毎回, 円毎泊, 円毎kg, 円毎t,
              円毎平方メートル, 人毎世帯, 人毎回, 人毎平方キロメートル, 人毎ha, 人毎台, 人毎便,
              冊毎人, 回毎人, 件毎人, kg毎人, 平方メートル毎人, 台毎人, g毎人日, L毎人日,
              GJ毎百万円, t毎ha, km毎時間>;

using named_multiples = unit_list<千人, 万人, 千件, 万件, 千世帯, 千台, 万台, 千t, 万t, 千円, 万円,
                                  百万円, 億円, 千ha, 千kWh, 千人泊, 万人泊, 千t_CO2, 万t_CO2>;

}  // namespace units

namespace detail {

template <class A, class B>
struct concatenated;
template <class... As, class... Bs>
struct concatenated<unit_list<As...>, unit_list<Bs...>> {
    using type = unit_list<As..., Bs...>;
};

}  // namespace detail

namespace units {

using catalogue = typename detail::concatenated<plain, compounds>::type;

}  // namespace units
}  // namespace tomakomai_kpi

#endif
